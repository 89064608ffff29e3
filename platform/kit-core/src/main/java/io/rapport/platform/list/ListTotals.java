package io.rapport.platform.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// How many records lists hold, for those who ask: counted no further than anybody reads, and kept
/// for a few seconds for each filter and scope, since whoever turns pages asks with each.
public final class ListTotals {

    /// Nobody counts beyond.
    public static final int MOST = 10_000;

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 2_000;

    private final Cache<String, Integer> totals;

    public ListTotals() {
        this(Ticker.systemTicker());
    }

    ListTotals(Ticker ticker) {
        totals =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEPT)
                        .expireAfterWrite(KEPT)
                        .ticker(ticker)
                        .build();
    }

    /// The page with the total of its list, where it was asked for.
    <T> Page<T> complete(Page<T> page, ListQuery query, MongoCollection<Document> collection) {
        return query.asksForTotal() ? page.of(count(query, collection), MOST) : page;
    }

    private int count(ListQuery query, MongoCollection<Document> collection) {
        return totals.get(
                query.counted(),
                _ ->
                        (int)
                                collection.countDocuments(
                                        query.wholeFilter(),
                                        new CountOptions()
                                                .limit(MOST + 1)
                                                .maxTime(
                                                        ListQuery.MAX_MILLIS,
                                                        TimeUnit.MILLISECONDS)));
    }
}
