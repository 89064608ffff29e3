package io.rapport.analytics.query;

import io.rapport.analytics.intake.Views;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewFreshness;
import java.util.ArrayList;
import java.util.List;

/// Tells how far an answer can be relied on.
public final class FreshnessSource {

    private final ViewFreshness freshness;
    private final Projection views;

    FreshnessSource(ViewFreshness freshness, List<Projection> projections) {
        this.freshness = freshness;
        this.views =
                projections.stream()
                        .filter(each -> each.name().equals(Views.NAME))
                        .findFirst()
                        .orElseThrow();
    }

    /// Asked before the facts are read, so that the watermark never promises more than they hold.
    public AnswerFreshness before(Moment moment) {
        var fresh = freshness.of(views);
        var missing = new ArrayList<String>();
        if (fresh.watermark() == null) {
            missing.add("the view is being filled and has not been complete yet");
        }
        if (fresh.parked() > 0) {
            missing.add(fresh.parked() + " records are parked");
        }
        var knownAt = moment.knownAt();
        if (knownAt != null && fresh.watermark() != null && !fresh.covers(knownAt)) {
            missing.add("not everything until knownAt has been applied");
        }
        var complete = knownAt == null ? missing.isEmpty() : fresh.covers(knownAt);
        return new AnswerFreshness(
                moment.text(),
                knownAt,
                fresh.watermark(),
                complete,
                complete ? List.of() : missing,
                fresh.unnamed() == 0
                        ? null
                        : new AnswerFreshness.Lost(0, List.of(), fresh.unnamed()));
    }
}
