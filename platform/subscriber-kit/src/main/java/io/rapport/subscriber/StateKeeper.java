package io.rapport.subscriber;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.SubscriberRule;
import io.rapport.contracts.WithdrawnEvent;
import io.rapport.subscriber.Held.Origin;
import io.rapport.subscriber.Snapshots.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The subscriber's rule over a store. Whatever comes, in whatever order and how often: what is
/// held of an aggregate only ever becomes newer.
final class StateKeeper {

    private final HeldStates held;
    private final Snapshots snapshots;
    private final Alerts alerts;
    private final Tally tally;
    private final RecentContents recent = new RecentContents();

    StateKeeper(HeldStates held, Snapshots snapshots, Alerts alerts, Tally tally) {
        this.held = held;
        this.snapshots = snapshots;
        this.alerts = alerts;
        this.tally = tally;
    }

    /// Applies the rule to an event. If it throws, nothing has happened that would not happen
    /// again.
    void event(ReceivedEvent event) {
        LastSeen last = held.lastSeen(event.envelope().subject()).orElse(null);
        if (recent.contradict(event) || contradicts(event, last)) {
            tally.conflicts.increment();
            alerts.conflicting(event);
            return;
        }
        long order = last == null ? EventOrder.NONE : last.order();
        switch (SubscriberRule.of(order, event.envelope())) {
            case DROP -> tally.dropped.increment();
            case REPLACE -> {
                held.replace(of(event));
                tally.replaced.increment();
            }
            case READ -> {
                held.replace(mended(event, order));
                tally.gaps.increment();
            }
        }
        if (!event.known()) {
            tally.unknownTypes.increment();
        }
        recent.add(event);
    }

    /// Holds a state of the state topic unless a newer one is held. Says nothing of gaps: the state
    /// topic has them by nature.
    void state(EventEnvelope envelope, String value) {
        String id = envelope.subject();
        long last = held.lastSeen(id).map(LastSeen::order).orElse(EventOrder.NONE);
        if (envelope.order() > last) {
            held.replace(
                    new Held(
                            id,
                            new LastSeen(envelope.order(), null),
                            value,
                            Origin.STATE_TOPIC,
                            WithdrawnEvent.isNamed(envelope.type())));
            tally.states.increment();
        }
    }

    /// The newer of what is read and what the event says: both are whole states.
    private Held mended(ReceivedEvent event, long last) {
        Gap gap = new Gap(event.envelope(), last, event.topic(), event.partition());
        Optional<Snapshot> read = snapshots.read(gap);
        return read.filter(snapshot -> snapshot.order() > event.envelope().order())
                .map(snapshot ->
                        new Held(
                                gap.aggregateId(),
                                new LastSeen(snapshot.order(), null),
                                snapshot.value(),
                                Origin.SNAPSHOT,
                                false))
                .orElseGet(() -> of(event));
    }

    private static boolean contradicts(ReceivedEvent event, @Nullable LastSeen last) {
        return last != null
                && last.order() == event.envelope().order()
                && last.contentHash() != null
                && !last.contentHash().equals(event.contentHash());
    }

    private static Held of(ReceivedEvent event) {
        return new Held(
                event.envelope().subject(),
                new LastSeen(event.envelope().order(), event.contentHash()),
                event.value(),
                Origin.EVENT,
                WithdrawnEvent.isNamed(event.envelope().type()));
    }
}
