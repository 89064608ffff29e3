package io.rapport.platform.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.consume.EndOffsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Once a second: asks where the partitions end, lets each consumer write how far it has come, and
/// keeps the figures for the metrics, so that a scrape waits for nothing.
final class ProjectionTicker extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionTicker.class);

    private final List<ProjectionConsumer> consumers;
    private final EndOffsets ends;
    private final ViewFreshness freshness;
    private final DriftMeters drift;
    private final Clock clock;
    private final Duration pause;
    private final Map<String, Freshness> last = new ConcurrentHashMap<>();

    ProjectionTicker(
            List<ProjectionConsumer> consumers,
            EndOffsets ends,
            ViewFreshness freshness,
            DriftMeters drift,
            Clock clock,
            Duration pause) {
        super("projection-ticker");
        this.consumers = consumers;
        this.ends = ends;
        this.freshness = freshness;
        this.drift = drift;
        this.clock = clock;
        this.pause = pause;
    }

    void register(MeterRegistry registry) {
        for (var consumer : consumers) {
            var name = consumer.name();
            TimeGauge.builder(
                            "rapport.projection.freshness", () -> age(name), TimeUnit.MILLISECONDS)
                    .description("How long ago the view was complete")
                    .tag("projection", name)
                    .register(registry);
            Gauge.builder("rapport.consumer.parked", () -> parked(name))
                    .description("Records that wait for an operator")
                    .tag("consumer", name)
                    .register(registry);
            drift.register(name, registry);
            Gauge.builder("rapport.consumer.lag", consumer::lag)
                    .description("Records behind, in the partitions of this instance")
                    .tag("consumer", name)
                    .register(registry);
        }
    }

    @Override
    protected boolean isNeeded() {
        return !consumers.isEmpty();
    }

    @Override
    public void stop() {
        super.stop();
        ends.close();
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            tick();
            Thread.sleep(pause);
        }
    }

    void tick() throws InterruptedException {
        try {
            var partitions = new HashSet<TopicPartition>();
            consumers.forEach(consumer -> partitions.addAll(consumer.partitions()));
            // Before the question: what came to the log until now is before the answer.
            var asked = clock.instant();
            var answer = ends.of(partitions);
            for (var consumer : consumers) {
                consumer.tick(asked, answer);
                var fresh = freshness.of(consumer.projection());
                last.put(consumer.name(), fresh);
                drift.serves(fresh.generation());
            }
        } catch (RuntimeException e) {
            LOG.debug("progress waits for the store", e);
        }
    }

    private double age(String projection) {
        var known = last.get(projection);
        var watermark = known == null ? null : known.watermark();
        return watermark == null ? Double.NaN : millisSince(watermark);
    }

    private double millisSince(Instant watermark) {
        return (double) Duration.between(watermark, clock.instant()).toMillis();
    }

    private double parked(String projection) {
        var known = last.get(projection);
        return known == null ? Double.NaN : (double) known.parked();
    }
}
