package io.rapport.platform.restore;

import io.rapport.platform.aggregate.ClaimRebuild;
import io.rapport.platform.aggregate.DueRegister;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.projection.ViewProgress;
import io.rapport.platform.relay.RelayReports;
import io.rapport.platform.timer.TimerHold;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// The restore of a service that owns aggregates.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.aggregate.AggregateAutoConfiguration",
            "io.rapport.platform.timer.TimerAutoConfiguration",
            "io.rapport.platform.consume.ConsumeAutoConfiguration",
            "io.rapport.platform.projection.ProjectionAutoConfiguration"
        })
@ConditionalOnClass(name = "io.rapport.platform.aggregate.RestoredAggregates")
@ConditionalOnBean(type = "io.rapport.platform.aggregate.RestoredAggregates")
@ConditionalOnBooleanProperty("rapport.restore.run")
class AggregateRestoreAutoConfiguration {

    /// Longer than two heartbeats of a relay.
    private static final Duration HEARTBEATS = Duration.ofSeconds(4);

    @Bean
    Restorer aggregatesAndViews(
            RestoredAggregates aggregates,
            RecordFetcher fetcher,
            EventCodec codec,
            EventSchemaProperties schemas,
            ViewProgress views,
            DueRegister due,
            TimerHold timers,
            Clock clock) {
        var restore =
                new Restore(
                        aggregates,
                        new LogReader(fetcher),
                        new RestorationRecords(codec, schemas),
                        new ClaimRebuild(aggregates),
                        views,
                        clock);
        return () -> {
            var lines = new ArrayList<>(restore.run().lines());
            if (!due.kinds().isEmpty()) {
                timers.hold(clock.instant());
                lines.add("timers are held until an operator lets them go");
            }
            return lines;
        };
    }

    @Bean
    OtherInstances relayCounters(RelayReports relays, Environment environment) {
        return new RelayCounters(
                relays,
                environment.getProperty(
                        RestoreAutoConfiguration.WATCHED, Duration.class, HEARTBEATS));
    }
}
