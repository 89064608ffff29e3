package io.rapport.platform.policy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.consume.EndOffsets;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.consume.RecordReader;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.store.IndexCreation;
import io.rapport.platform.timer.StoreClock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Acting on events, where a service has policies.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.aggregate.AggregateAutoConfiguration",
            "io.rapport.platform.timer.TimerAutoConfiguration"
        },
        beforeName = "io.rapport.platform.consume.ConsumeAutoConfiguration")
@ConditionalOnBean({Policy.class, RestoredAggregates.class})
class PolicyAutoConfiguration {

    private static final Duration LOOKED_AT = Duration.ofSeconds(1);

    @Bean
    PostponedEvents postponedEvents(
            MongoDatabaseFactory databases, IndexCreation indexes, StoreClock clock) {
        return new PostponedEvents(databases, indexes::ensure, clock);
    }

    @Bean
    PolicyMeters policyMeters(MeterRegistry registry, List<Policy> policies) {
        var meters = new PolicyMeters(registry);
        policies.forEach(policy -> meters.open(policy.name()));
        return meters;
    }

    @Bean
    PolicyRuns policyRuns(RestoredAggregates own, PolicyMeters meters) {
        return new PolicyRuns(own, meters);
    }

    @Bean
    PolicyConsumer policyConsumer(
            List<Policy> policies,
            EventCatalogue catalogue,
            MongoDatabaseFactory databases,
            PostponedEvents postponed,
            PolicyRuns runs) {
        return new PolicyConsumer(
                policies, catalogue, new PolicyPositions(databases), postponed, runs);
    }

    @Bean
    PolicyLag policyLag(
            PolicyConsumer consumer,
            KafkaProperties kafka,
            ParkedRecords parked,
            MeterRegistry registry) {
        return new PolicyLag(
                consumer, new EndOffsets(kafka.buildAdminProperties()), parked, registry);
    }

    @Bean
    PolicyRetries policyRetries(
            List<Policy> policies,
            PostponedEvents postponed,
            PolicyRuns runs,
            RecordFetcher fetcher,
            EventCodec codec,
            EventCatalogue catalogue) {
        return new PolicyRetries(
                policies, postponed, runs, fetcher, new RecordReader(codec, catalogue), LOOKED_AT);
    }

    @Bean
    PolicyReports policyReports(
            List<Policy> policies, PostponedEvents postponed, MeterRegistry registry) {
        var reports = new PolicyReports(policies, postponed);
        Gauge.builder("rapport.policies.stuck", reports, PolicyReports::countStuck)
                .description("events on which a policy could not act five times and more")
                .register(registry);
        return reports;
    }
}
