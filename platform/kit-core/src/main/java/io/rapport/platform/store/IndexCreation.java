package io.rapport.platform.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.rapport.platform.background.BackgroundWork;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Creates indexes in the background and keeps trying while the store is away, so that a service
/// starts without its store. No rule of correctness depends on them; uniqueness is claimed by
/// `_id`.
public final class IndexCreation extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MongoDatabaseFactory databases;
    private final BlockingQueue<Wanted> wanted = new LinkedBlockingQueue<>();

    IndexCreation(MongoDatabaseFactory databases) {
        super("index-creation");
        this.databases = databases;
    }

    /// Sees to it that the index exists before long.
    public void ensure(String collection, IndexSpec index) {
        wanted.add(new Wanted(collection, index));
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            var next = wanted.take();
            if (!created(next)) {
                wanted.add(next);
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean created(Wanted next) {
        try {
            create(databases.getMongoDatabase(), next);
            return true;
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("index on {} waits for the store", next.collection(), e);
            return false;
        }
    }

    private static void create(MongoDatabase database, Wanted next) {
        database.getCollection(next.collection())
                .createIndex(
                        Indexes.ascending(next.index().keys()),
                        new IndexOptions().sparse(next.index().sparse()));
    }

    private record Wanted(String collection, IndexSpec index) {}
}
