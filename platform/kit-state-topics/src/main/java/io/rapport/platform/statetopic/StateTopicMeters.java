package io.rapport.platform.statetopic;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.MalformedEventException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators see of a compactor.
final class StateTopicMeters {

    private static final Logger LOG = LoggerFactory.getLogger(StateTopicMeters.class);

    private final AtomicLong keys = new AtomicLong();
    private final Counter written;
    private final Counter dropped;
    private final Counter unreadable;
    private final Counter failures;

    StateTopicMeters(MeterRegistry registry, String stateTopic) {
        Gauge.builder("rapport.state.keys", keys, AtomicLong::get)
                .description("aggregates whose newest event this instance remembers")
                .tag("topic", stateTopic)
                .register(registry);
        written = counter(registry, stateTopic, "written", "states written");
        dropped = counter(registry, stateTopic, "dropped", "events older than the state kept");
        unreadable = counter(registry, stateTopic, "unreadable", "records that are no events");
        failures = counter(registry, stateTopic, "failures", "sessions that ended by an error");
    }

    void written(int states) {
        written.increment(states);
    }

    void keys(long remembered) {
        keys.set(remembered);
    }

    void dropped() {
        dropped.increment();
    }

    void unreadable(TopicPartition partition, long offset, MalformedEventException problem) {
        unreadable.increment();
        LOG.warn("no state is kept of {}@{}: {}", partition, offset, problem.getMessage());
    }

    void failed() {
        failures.increment();
    }

    private static Counter counter(
            MeterRegistry registry, String topic, String name, String description) {
        return Counter.builder("rapport.state." + name)
                .description(description)
                .tag("topic", topic)
                .register(registry);
    }
}
