package io.rapport.subscriber;

import io.rapport.contracts.EventOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/// Reads missing aggregates from the state topic: for subscribers that have no access to the API.
/// It reads a whole partition per gap, so it is for gaps that are rare. Where there is no state
/// topic, the first gap ends the subscriber ([NoStateTopicException]): no patience would mend it.
public final class StateTopicSnapshots implements Snapshots {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings;

    /// @param settings Kafka's connection settings: at least `bootstrap.servers`
    public StateTopicSnapshots(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    public Optional<Snapshot> read(Gap gap) {
        AtomicReference<Snapshot> newest = new AtomicReference<>();
        try (StateTopicReader reader =
                new StateTopicReader(settings, state -> take(gap, state, newest), () -> {})) {
            reader.begin(new TopicPartition(gap.topic(), gap.partition()));
            while (!reader.idle()) {
                reader.step(POLL);
            }
        }
        return Optional.ofNullable(newest.get());
    }

    private static void take(Gap gap, Records.StateRecord state, AtomicReference<Snapshot> newest) {
        if (!state.envelope().subject().equals(gap.aggregateId())) {
            return;
        }
        Snapshot before = newest.get();
        if (before == null || before.order() < state.envelope().order()) {
            long order = state.envelope().order();
            newest.set(
                    new Snapshot(
                            EventOrder.epoch(order), EventOrder.sequence(order), state.value()));
        }
    }
}
