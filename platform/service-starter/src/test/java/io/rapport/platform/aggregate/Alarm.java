package io.rapport.platform.aggregate;

import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An aggregate of the tests to which something happens by itself: it rings, and twice where it is
/// to be repeated.
///
/// @param rung how often it has rung, which clients are not told
record Alarm(String label, @Nullable Instant at, @Nullable Instant again, int rung) {

    static final AggregateType<Alarm, View<TeamState>> TYPE = type(1);

    /// One that is broken refuses to ring.
    static final String BROKEN = "broken";

    static AggregateType<Alarm, View<TeamState>> type(int derived) {
        return AggregateType.of("alarm", "alm", "alarms", Alarm.class, Topics.CUSTOMER)
                .attribute("label", Alarm::label)
                .attribute("rung", Alarm::rung)
                .sortedByText("label", Alarm::label)
                .derived(derived)
                .timer("ring", Alarm::due, Alarm::ring)
                .listedAs("created")
                .unowned()
                .shownAs(alarm -> state(alarm.label()));
    }

    static Alarm at(String label, @Nullable Instant at) {
        return new Alarm(label, at, null, 0);
    }

    private @Nullable Instant due() {
        return at;
    }

    private Decision<Alarm> ring() {
        if (label.equals(BROKEN)) {
            throw new NullPointerException("it does not ring");
        }
        return Decision.of(
                new Alarm(label, again, null, rung + 1), Publication.of(event(label), "rung"));
    }

    Decision<Alarm> labelled(String to) {
        return Decision.of(
                new Alarm(to, at, again, rung), Publication.of(event(to), "label", "rung"));
    }

    Decision<Alarm> set(@Nullable Instant to) {
        return Decision.of(new Alarm(label, to, again, rung));
    }

    static TeamChanged event(String label) {
        return new TeamChanged(new TeamChanged.Change(null, null, null, null), state(label));
    }

    private static TeamState state(String label) {
        return new TeamState(label, null, null, List.of(), null);
    }
}
