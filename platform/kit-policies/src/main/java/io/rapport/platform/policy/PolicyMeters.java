package io.rapport.platform.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// What operators see of policies.
final class PolicyMeters {

    private static final List<String> OUTCOMES =
            List.of("acted", "refused", "postponed", "failed", "history", "circle", "taken-back");

    private final MeterRegistry registry;

    PolicyMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// What there is to count of a policy, before anything happened.
    void open(String policy) {
        OUTCOMES.forEach(outcome -> runs(policy, outcome));
    }

    void ran(String policy, String outcome) {
        runs(policy, outcome).increment();
    }

    private Counter runs(String policy, String outcome) {
        return Counter.builder("rapport.policies")
                .description("events that a policy was asked about, by what came of them")
                .tag("policy", policy)
                .tag("outcome", outcome)
                .register(registry);
    }
}
