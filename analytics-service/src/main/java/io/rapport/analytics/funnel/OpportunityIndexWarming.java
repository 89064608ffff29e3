package io.rapport.analytics.funnel;

import com.mongodb.MongoException;
import io.rapport.platform.background.BackgroundWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps the indexes up with the journal every second, so that no question pays for all that
/// happened since the last one: after an import that can be hundreds of thousands of facts. A store
/// that is away is no failure: the next round, or the next question, reads them.
@Component
final class OpportunityIndexWarming extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(OpportunityIndexWarming.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OpportunityIndexes indexes;

    OpportunityIndexWarming(OpportunityIndexes indexes) {
        super("index-warming");
        this.indexes = indexes;
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            warm();
            Thread.sleep(PAUSE);
        }
    }

    private void warm() {
        try {
            indexes.warm();
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("indexes are read with the next question", e);
        } catch (RuntimeException e) {
            LOG.warn("indexes are not kept up ahead of questions", e);
        }
    }
}
