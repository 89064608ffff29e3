package io.rapport.platform.aggregate;

import com.mongodb.client.MongoCollection;
import io.rapport.platform.store.IndexSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the search fields of one kind up to the present version: in documents that an older rule
/// derived, and in those that an instance of an older release has written since, which takes the
/// version away. That changes neither revision nor sequence; a document that changes meanwhile is
/// left to the next look. What is left to do is what the index finds, so it goes on where it
/// stopped, on any instance.
final class SearchFields<S> {

    static final IndexSpec INDEX =
            IndexSpec.of(AggregateDocument.FIND + "." + AggregateDocument.SEARCH_VERSION, "_id");

    /// After the last document of an older version, lists ask for the older fields that long: where
    /// one came, an older instance runs, and more may come.
    static final Duration QUIET = Duration.ofMinutes(1);

    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SearchFields.class);
    private static final String VERSION =
            AggregateDocument.FIND + "." + AggregateDocument.SEARCH_VERSION;

    private final AggregateType<S, ?> type;
    private final AggregateDocument<S> documents;
    private final MongoCollection<Document> collection;
    private final Clock clock;
    private volatile boolean complete;
    private volatile boolean looked;
    private @Nullable Instant lastBehind;

    SearchFields(
            AggregateType<S, ?> type,
            AggregateDocument<S> documents,
            MongoCollection<Document> collection,
            Clock clock) {
        this.type = type;
        this.documents = documents;
        this.collection = collection;
        this.clock = clock;
        this.complete = type.searchVersion() == 0;
    }

    /// Whether every document has the fields of the present version.
    boolean isComplete() {
        return complete;
    }

    /// As [#isComplete()], where nobody could answer without: looks, if nobody has looked yet, or
    /// waits for who does.
    boolean isFound() {
        if (!complete && !looked) {
            lookOnce();
        }
        return complete;
    }

    private synchronized void lookOnce() {
        if (!looked) {
            bringUp();
        }
    }

    /// Looks for documents of an older version, and brings at most one batch of them up.
    ///
    /// @return how many it found
    synchronized int bringUp() {
        var behind =
                collection
                        .find(behind())
                        .projection(AggregateDocument.READ_PROJECTION)
                        .sort(new Document(VERSION, 1).append("_id", 1))
                        .limit(BATCH)
                        .maxTime(5, TimeUnit.SECONDS)
                        .into(new ArrayList<>());
        var now = clock.instant();
        if (!behind.isEmpty()) {
            complete = false;
            lastBehind = now;
            behind.forEach(this::bringUp);
        } else if (!complete && (lastBehind == null || now.isAfter(lastBehind.plus(QUIET)))) {
            complete = true;
            LOG.info(
                    "the search fields of {} are all of version {}",
                    type.collection(),
                    type.searchVersion());
        }
        looked = true;
        return behind.size();
    }

    private void bringUp(Document found) {
        var stored = documents.read(found);
        var asRead =
                behind().append("_id", stored.id())
                        .append(AggregateDocument.REVISION, AggregateDocument.revision(found));
        var search =
                new Document(
                        AggregateDocument.FIND,
                        documents.search(stored.state(), stored.times(), stored.recorded()));
        var due = type.timers().document(stored.id(), stored.state(), 0, Instant.EPOCH);
        if (due != null) {
            search.append(Timers.DUE, due);
        }
        collection.updateOne(asRead, new Document("$set", search));
    }

    private Document behind() {
        var older = new ArrayList<@Nullable Integer>();
        older.add(null);
        IntStream.range(1, type.searchVersion()).forEach(older::add);
        return new Document(VERSION, new Document("$in", older))
                .append(AggregateDocument.VOID, null);
    }
}
