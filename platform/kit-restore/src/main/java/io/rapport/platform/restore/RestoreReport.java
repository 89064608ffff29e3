package io.rapport.platform.restore;

import io.rapport.platform.aggregate.ClaimRebuild;
import java.util.ArrayList;
import java.util.List;

/// What a restore did.
///
/// @param read records of the topics
/// @param restored aggregates that go on from an earlier state
/// @param withdrawn aggregates that the database does not know
/// @param tombstones aggregates whose withdrawal the topics told of already
/// @param behind aggregates of which the topics lack events that the database has published
/// @param claims what became of the claims
/// @param views whether this service has views, which are filled anew
record RestoreReport(
        long read,
        long restored,
        long withdrawn,
        long tombstones,
        long behind,
        ClaimRebuild.Rebuilt claims,
        boolean views) {

    static final String VIEWS = "views are filled anew from the topics when the service starts";

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%,d records of the topics were compared with the documents".formatted(read));
        lines.add(
                "%,d aggregates go on from their earlier state, in a new epoch"
                        .formatted(restored));
        lines.add(
                "%,d aggregates are withdrawn: the database does not know them"
                        .formatted(withdrawn));
        if (tombstones > 0) {
            lines.add("%,d had been withdrawn before and stay so".formatted(tombstones));
        }
        lines.add("claims: %,d added, %,d removed".formatted(claims.added(), claims.removed()));
        if (claims.contested() > 0) {
            lines.add(
                    "ATTENTION: %,d unique values are held by two aggregates each"
                            .formatted(claims.contested()));
        }
        if (behind > 0) {
            lines.add(
                    "ATTENTION: of %,d aggregates the topics lack events that this database has published: the topics are older than the database"
                            .formatted(behind));
        }
        if (views) {
            lines.add(VIEWS);
        }
        lines.add("what is told of this is published when the service starts");
        return lines;
    }
}
