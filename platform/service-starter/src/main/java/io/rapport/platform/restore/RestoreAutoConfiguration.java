package io.rapport.platform.restore;

import io.rapport.platform.aggregate.ClaimRebuild;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.projection.ViewProgress;
import io.rapport.platform.relay.RelayReports;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// With `rapport.restore.run=true` the application does not serve: it restores and ends.
@AutoConfiguration(
        beforeName = "org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration",
        afterName = {
            "io.rapport.platform.aggregate.AggregateAutoConfiguration",
            "io.rapport.platform.consume.ConsumeAutoConfiguration",
            "io.rapport.platform.projection.ProjectionAutoConfiguration"
        })
@ConditionalOnBooleanProperty("rapport.restore.run")
class RestoreAutoConfiguration {

    /// Longer than two heartbeats of a relay.
    private static final Duration WATCHED = Duration.ofSeconds(4);

    /// No port is opened, nothing is consumed, relayed or swept.
    @Bean
    static LifecycleProcessor lifecycleProcessor() {
        return new NothingStarts();
    }

    @Bean
    Restore restore(
            RestoredAggregates aggregates,
            RecordFetcher fetcher,
            EventCodec codec,
            EventSchemaProperties schemas,
            ViewProgress views,
            Clock clock) {
        return new Restore(
                aggregates,
                new LogReader(fetcher),
                new RestorationRecords(codec, schemas),
                new ClaimRebuild(aggregates),
                views,
                clock);
    }

    @Bean
    RestoreRun restoreRun(
            Restore restore,
            RelayReports relays,
            Environment environment,
            ConfigurableApplicationContext context) {
        var service = environment.getProperty("spring.application.name", "service");
        var watched = environment.getProperty("rapport.restore.watched", Duration.class, WATCHED);
        return new RestoreRun(service, restore, new OtherInstances(relays, watched), context);
    }
}
