package io.rapport.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The time of every gateway that is started with it: the real one, and as much as a test has let
/// pass.
final class DrivenClock extends Clock {

    static final DrivenClock ALL = new DrivenClock();

    private volatile Duration passed = Duration.ZERO;

    private DrivenClock() {}

    void reset() {
        passed = Duration.ZERO;
    }

    void letPass(Duration time) {
        passed = passed.plus(time);
    }

    Duration passed() {
        return passed;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /// Puts it before the gateway's own.
    static final class InContext
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ((GenericApplicationContext) context)
                    .registerBean(
                            "drivenClock",
                            Clock.class,
                            () -> ALL,
                            definition -> definition.setPrimary(true));
        }
    }
}
