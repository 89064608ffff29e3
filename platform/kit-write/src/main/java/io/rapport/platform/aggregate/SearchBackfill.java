package io.rapport.platform.aggregate;

import com.mongodb.MongoException;
import io.rapport.platform.background.BackgroundWork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again after search fields of an older version, of every kind that has raised its
/// version. Several instances do no harm to each other.
final class SearchBackfill extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(SearchBackfill.class);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(20);

    private final Duration pause;
    private final List<SearchFields<?>> kinds = new CopyOnWriteArrayList<>();

    SearchBackfill(Duration pause) {
        super("search-backfill");
        this.pause = pause;
    }

    void register(SearchFields<?> kind) {
        kinds.add(kind);
    }

    @Override
    protected boolean isNeeded() {
        return !kinds.isEmpty();
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            for (var kind : kinds) {
                bringUp(kind);
            }
            Thread.sleep(pause);
        }
    }

    private void bringUp(SearchFields<?> kind) throws InterruptedException {
        try {
            while (goesOn() && kind.bringUp() > 0) {
                Thread.sleep(BETWEEN_BATCHES);
            }
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("search fields wait for the store", e);
        }
    }
}
