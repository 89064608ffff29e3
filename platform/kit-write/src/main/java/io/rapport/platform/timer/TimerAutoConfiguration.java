package io.rapport.platform.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.aggregate.DueRegister;
import io.rapport.platform.relay.Relay;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Fires timers, where a kind of this service has any. Instances share the work as they share that
/// of the relay.
@AutoConfiguration(afterName = "io.rapport.platform.aggregate.AggregateAutoConfiguration")
@ConditionalOnBean(DueRegister.class)
@EnableConfigurationProperties(TimerProperties.class)
class TimerAutoConfiguration {

    @Bean
    StoreClock storeClock(MongoDatabaseFactory databases, Clock clock) {
        return new StoreClock(databases, clock, System::nanoTime);
    }

    @Bean
    TimerHold timerHold(MongoDatabaseFactory databases) {
        return new TimerHold(databases);
    }

    @Bean
    TimerReports timerReports(DueRegister register, StoreClock clock, TimerHold hold) {
        return new TimerReports(register, clock, hold);
    }

    @Bean
    TimerWork timerWork(
            DueRegister register,
            Relay relay,
            StoreClock clock,
            TimerHold hold,
            TimerProperties properties,
            MeterRegistry registry) {
        return new TimerWork(
                register, relay::heldBuckets, clock, hold, properties, new TimerMeters(registry));
    }
}
