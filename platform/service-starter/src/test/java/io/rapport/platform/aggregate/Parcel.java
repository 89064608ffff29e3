package io.rapport.platform.aggregate;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.externalid.UniqueValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An aggregate of the tests that is declared by its attributes.
///
/// @param kind `FIRM` or `PERSON`
record Parcel(
        String label,
        @Nullable String senderId,
        Kind kind,
        @Nullable String carrierId,
        List<ExternalId> externalIds) {

    enum Kind {
        FIRM,
        PERSON,
        UNKNOWN
    }

    static final AggregateType<Parcel, PersonalView<TeamState, String>> TYPE =
            AggregateType.of("parcel", "par", "parcels", Parcel.class, Topics.CUSTOMER)
                    .personal("label", Parcel::label, parcel -> parcel.kind() == Kind.PERSON)
                    .filter("sender", Parcel::senderId)
                    .choice("kind", Kind.class, Parcel::kind)
                    .owned("carrier", Parcel::carrierId)
                    .ordering("kind")
                    .externalIds(Parcel::externalIds)
                    .unique(parcel -> Set.of(new UniqueValue("parcel-label", parcel.label())))
                    .listedAs("-sent")
                    .shownAs(parcel -> state(parcel.label()), Parcel::label);

    Parcel {
        externalIds = ExternalIds.ordered(externalIds);
    }

    Parcel labelled(String to) {
        return new Parcel(to, senderId, kind, carrierId, externalIds);
    }

    Parcel carriedBy(String to) {
        return new Parcel(label, senderId, kind, to, externalIds);
    }

    static TeamChanged event(String label) {
        return new TeamChanged(new TeamChanged.Change(null, null, null, null), state(label));
    }

    private static TeamState state(String label) {
        return new TeamState(label, null, null, List.of(), null);
    }
}
