package io.rapport.platform.observe;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// Whether an instance may be given its first request: its store has answered, and its broker,
/// which is waited for a while only, for commands are taken without it. What was ready once stays
/// so: an outage takes no instance out, for all of them would go.
final class FirstReadiness extends AbstractHealthIndicator {

    private final DependencyMeters dependencies;
    private final Duration brokerWaitedFor;
    private final LongSupplier nanos;
    private final long started;
    private volatile boolean was;

    FirstReadiness(DependencyMeters dependencies, Duration brokerWaitedFor, LongSupplier nanos) {
        super("dependencies cannot be asked");
        this.dependencies = dependencies;
        this.brokerWaitedFor = brokerWaitedFor;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        was = was || isReady();
        if (was) {
            builder.up();
        } else {
            builder.down()
                    .withDetail("store", dependencies.hasAnswered("store"))
                    .withDetail("broker", dependencies.hasAnswered("broker"));
        }
    }

    private boolean isReady() {
        return dependencies.hasAnswered("store")
                && (dependencies.hasAnswered("broker")
                        || nanos.getAsLong() - started >= brokerWaitedFor.toNanos());
    }
}
