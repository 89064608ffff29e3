package io.rapport.platform.policy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.aggregate.RestoreMark;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.consume.EventConsumer;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.consume.RecordReader;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.store.IndexCreation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Acting on events, where a service has policies.
@AutoConfiguration(
        afterName = "io.rapport.platform.aggregate.AggregateAutoConfiguration",
        beforeName = "io.rapport.platform.consume.ConsumeAutoConfiguration")
@ConditionalOnBean({Policy.class, RestoredAggregates.class})
class PolicyAutoConfiguration {

    private static final Duration LOOKED_AT = Duration.ofSeconds(1);

    @Bean
    RestoreMark restoreMark(MongoDatabaseFactory databases) {
        return new RestoreMark(databases);
    }

    @Bean
    PostponedEvents postponedEvents(MongoDatabaseFactory databases, IndexCreation indexes) {
        return new PostponedEvents(databases, indexes::ensure);
    }

    @Bean
    PolicyMeters policyMeters(MeterRegistry registry, List<Policy> policies) {
        var meters = new PolicyMeters(registry);
        policies.forEach(policy -> meters.open(policy.name()));
        return meters;
    }

    @Bean
    PolicyRuns policyRuns(RestoredAggregates own, RestoreMark restores, PolicyMeters meters) {
        return new PolicyRuns(own, restores, meters);
    }

    @Bean
    EventConsumer policyConsumer(
            List<Policy> policies,
            EventCatalogue catalogue,
            MongoDatabaseFactory databases,
            PostponedEvents postponed,
            PolicyRuns runs,
            Clock clock) {
        return new PolicyConsumer(
                policies, catalogue, new PolicyPositions(databases), postponed, runs, clock);
    }

    @Bean
    PolicyRetries policyRetries(
            List<Policy> policies,
            PostponedEvents postponed,
            PolicyRuns runs,
            RecordFetcher fetcher,
            EventCodec codec,
            EventCatalogue catalogue,
            Clock clock) {
        return new PolicyRetries(
                policies,
                postponed,
                runs,
                fetcher,
                new RecordReader(codec, catalogue),
                clock,
                LOOKED_AT);
    }

    @Bean
    PolicyReports policyReports(
            List<Policy> policies, PostponedEvents postponed, MeterRegistry registry, Clock clock) {
        var reports = new PolicyReports(policies, postponed, clock);
        Gauge.builder("rapport.policies.stuck", reports, PolicyReports::countStuck)
                .description("events on which a policy could not act five times and more")
                .register(registry);
        return reports;
    }
}
