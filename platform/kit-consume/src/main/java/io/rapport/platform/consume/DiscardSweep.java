package io.rapport.platform.consume;

import io.rapport.platform.background.BackgroundWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends what a discard began and a crash, or a broker that was away, cut off: every view must know
/// that the event is lost. Also heals what was discarded before views were told. Any number of
/// instances may do it at a time.
final class DiscardSweep extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(DiscardSweep.class);

    private final ParkedRecords parked;
    private final Duration pause;

    DiscardSweep(ParkedRecords parked, Duration pause) {
        super("discard-sweep");
        this.parked = parked;
        this.pause = pause;
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            sweep();
            Thread.sleep(pause);
        }
    }

    private void sweep() {
        try {
            parked.settleDiscarded();
        } catch (RuntimeException e) {
            LOG.debug("discards wait for store and broker", e);
        }
    }
}
