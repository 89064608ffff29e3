package io.rapport.analytics.funnel;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Reads the ledgers in the background once the service is up. A store that is away then is no
/// failure: the first question reads them.
@Component
final class LedgerWarming {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWarming.class);

    private final Ledgers ledgers;

    LedgerWarming(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("ledger-warming").start(this::warm);
    }

    private void warm() {
        try {
            ledgers.warm();
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("ledgers are read with the first question", e);
        }
    }
}
