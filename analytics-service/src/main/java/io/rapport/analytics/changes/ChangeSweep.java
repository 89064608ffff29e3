package io.rapport.analytics.changes;

import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.log.ThrottledLog;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps the log of changes short. Every instance does; it does no harm to do it twice.
@Component
final class ChangeSweep extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSweep.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ThrottledLog seldom = new ThrottledLog();
    private final ChangeLog log;
    private final ChangesProperties settings;
    private final InstantSource clock;

    ChangeSweep(ChangeLog log, ChangesProperties settings, InstantSource clock) {
        super("changes-sweep");
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            Thread.sleep(PAUSE);
            try {
                log.sweep(settings.kept(), clock.instant().minus(settings.keptFor()));
            } catch (RuntimeException e) {
                seldom.say(
                        "sweep",
                        kept ->
                                LOG.warn(
                                        "The log of changes is not swept: {} ({} more)",
                                        e.getClass().getSimpleName(),
                                        kept));
            }
        }
    }
}
