package io.rapport.platform.policy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.consume.EndOffsets;
import io.rapport.platform.consume.ParkedRecords;
import java.time.Duration;

/// How far policies are behind, in the partitions of this instance, and how many of their records
/// are parked: asked for now and then, so that a scrape waits for nothing.
final class PolicyLag extends BackgroundWork {

    private static final Duration ASKED = Duration.ofSeconds(5);

    private final PolicyConsumer consumer;
    private final EndOffsets ends;
    private final ParkedRecords parked;
    private volatile long behind;
    private volatile double waiting = Double.NaN;

    PolicyLag(
            PolicyConsumer consumer,
            EndOffsets ends,
            ParkedRecords parked,
            MeterRegistry registry) {
        super("policy-lag");
        this.consumer = consumer;
        this.ends = ends;
        this.parked = parked;
        Gauge.builder("rapport.consumer.lag", () -> behind)
                .description("Records behind, in the partitions of this instance")
                .tag("consumer", PolicyConsumer.NAME)
                .register(registry);
        Gauge.builder("rapport.consumer.parked", () -> waiting)
                .description("Records that wait for an operator")
                .tag("consumer", PolicyConsumer.NAME)
                .register(registry);
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            ask();
            Thread.sleep(ASKED);
        }
    }

    private void ask() throws InterruptedException {
        behind = consumer.behind(ends.of(consumer.partitions()));
        try {
            waiting = parked.countOpen(PolicyConsumer.NAME);
        } catch (RuntimeException _) {
            waiting = Double.NaN;
        }
    }

    @Override
    public void stop() {
        super.stop();
        ends.close();
    }
}
