package io.rapport.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The queries that services live by look at hardly more documents than they return.
class QueryPlanTests {

    private static final int DOCUMENTS = 2_000;
    private static final EmbeddedStore STORE = EmbeddedStore.inMemory();
    private static final StoreClient CLIENT = new StoreClient(STORE.connectionString());
    private static final MongoCollection<Document> DEALS = CLIENT.collection("deals");

    @BeforeAll
    static void fill() {
        DEALS.createIndex(Indexes.ascending("tenant", "_id"));
        DEALS.createIndex(Indexes.ascending("tenant", "owner", "_id"));
        DEALS.createIndex(Indexes.ascending("tenant", "team", "_id"));
        DEALS.createIndex(
                Indexes.ascending("pending", "pendingSince"), new IndexOptions().sparse(true));
        DEALS.createIndex(Indexes.ascending("tenant", "tokens"));
        DEALS.createIndex(Indexes.ascending("tenant", "state.open.tokens", "state.see"));
        DEALS.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        DEALS.createIndex(Indexes.descending("closedAt"));
        var documents = new ArrayList<Document>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(deal(i));
        }
        DEALS.insertMany(documents);
    }

    private static Document deal(int i) {
        var deal =
                new Document("_id", id(i))
                        .append("tenant", i % 2 == 0 ? "a" : "b")
                        .append("owner", "emp_" + i % 50)
                        .append("team", "team_" + i % 7)
                        .append("email", "deal" + i + "@example.com")
                        .append("tokens", List.of("t" + i % 40, "u" + i % 90))
                        .append(
                                "state",
                                new Document("see", "emp_" + i % 50)
                                        .append("open", new Document("tokens", List.of("all"))))
                        .append("revision", 1L)
                        .append("closedAt", (long) i);
        if (i % 10 == 0) {
            deal.append("pending", i % 4).append("pendingSince", (long) (DOCUMENTS - i));
        }
        return deal;
    }

    private static String id(int i) {
        return "opp_%05d".formatted(i);
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        STORE.close();
    }

    @BeforeEach
    void resetCounts() {
        CLIENT.resetCounts();
    }

    private static List<String> ids(FindIterable<Document> found) {
        return found.map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    @Test
    void compareAndSetLooksAtOneDocument() {
        var changed =
                DEALS.updateOne(and(eq("_id", id(77)), eq("revision", 1L)), inc("revision", 1L));
        var stale = DEALS.updateOne(and(eq("_id", id(77)), eq("revision", 1L)), set("owner", "x"));

        assertThat(changed.getModifiedCount()).isOne();
        assertThat(stale.getMatchedCount()).isZero();
        assertThat(CLIENT.examined()).isEqualTo(2);
        assertThat(CLIENT.counts())
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.getString("ns")).isEqualTo("shop.deals");
                    assertThat(count.getString("shape")).isEqualTo("update {_id, revision}");
                    assertThat(count.getLong("queries")).isEqualTo(2);
                    assertThat(count.getLong("returned")).isEqualTo(1);
                });
    }

    @Test
    void anUpdateOfOneStopsAtTheFirst() {
        assertThat(DEALS.updateOne(eq("tenant", "b"), inc("touched", 1)).getMatchedCount()).isOne();

        assertThat(CLIENT.examined()).isEqualTo(1);
    }

    @Test
    void explicitAndIsFlattened() {
        var filter = new Document("$and", List.of(eq("_id", id(5)), eq("tenant", "b")));

        assertThat(ids(DEALS.find(filter))).containsExactly(id(5));
        assertThat(CLIENT.examined()).isEqualTo(1);
    }

    @Test
    void oldestPendingDocumentsOfSomeBucketsComeInOrder() {
        var found = ids(DEALS.find(in("pending", 0, 2)).sort(ascending("pendingSince")).limit(5));

        assertThat(found).containsExactly(id(1990), id(1980), id(1970), id(1960), id(1950));
        assertThat(CLIENT.examined()).isEqualTo(5);
    }

    @Test
    void pagesByKeyOfATenant() {
        var page = and(eq("tenant", "b"), gt("_id", id(1001)));

        assertThat(ids(DEALS.find(page).sort(ascending("_id")).limit(3)))
                .containsExactly(id(1003), id(1005), id(1007));
        assertThat(CLIENT.examined()).isEqualTo(3);
    }

    /// Both indexes come in the order asked for and fix as many fields; the one of the owners,
    /// which was made first, proposes every deal of the tenant.
    @Test
    void ofTwoIndexesInOrderTheOneThatProposesLessServes() {
        var everyOwner = IntStream.range(0, 25).mapToObj(i -> "emp_" + 2 * i).toList();
        var filter = and(eq("tenant", "a"), in("owner", everyOwner), eq("team", "team_4"));

        assertThat(ids(DEALS.find(filter).sort(ascending("_id")).limit(20))).hasSize(20);
        assertThat(CLIENT.examined()).isEqualTo(20);
    }

    @Test
    void ownersAndTeamsTogetherAreMergedInOrder() {
        var mine = and(eq("tenant", "a"), or(eq("owner", "emp_4"), in("team", "team_1", "team_2")));

        assertThat(ids(DEALS.find(mine).sort(descending("_id")).limit(4)))
                .containsExactlyElementsOf(lastOfOwnersAndTeams(4));
        assertThat(CLIENT.examined()).isLessThanOrEqualTo(5);
    }

    private static List<String> lastOfOwnersAndTeams(int number) {
        return IntStream.iterate(DOCUMENTS - 2, i -> i - 2)
                .filter(i -> i % 50 == 4 || i % 7 == 1 || i % 7 == 2)
                .limit(number)
                .mapToObj(QueryPlanTests::id)
                .toList();
    }

    @Test
    void everyTokenOfANameIsFoundThroughTheArray() {
        var named =
                and(
                        eq("tenant", "a"),
                        new Document("tokens", new Document("$all", List.of("t8", "u8"))));

        assertThat(ids(DEALS.find(named))).contains(id(8), id(368));
        assertThat(CLIENT.examined()).isLessThanOrEqualTo(50);
    }

    /// Both fields lie in one part of the document, but in no array together.
    @Test
    void anArrayIsNoHindranceForTheFieldBesideIt() {
        var seen =
                and(
                        eq("tenant", "a"),
                        eq("state.open.tokens", "all"),
                        in("state.see", "emp_4", "emp_6"));

        assertThat(ids(DEALS.find(seen))).hasSize(80);
        assertThat(CLIENT.examined()).isEqualTo(80);
    }

    @Test
    void aLimitBeyondAllThereIsStillTakesTheSmallestPlan() {
        var owned =
                DEALS.find(and(eq("tenant", "a"), eq("owner", "emp_4")))
                        .sort(ascending("_id"))
                        .limit(DOCUMENTS * 2);

        assertThat(ids(owned)).hasSize(40);
        assertThat(CLIENT.examined()).isEqualTo(40);
    }

    @Test
    void rangesOnADescendingIndexAreServed() {
        assertThat(
                        ids(
                                DEALS.find(
                                                and(
                                                        gt("closedAt", 10L),
                                                        new Document(
                                                                "closedAt",
                                                                new Document("$lt", 14L))))
                                        .sort(ascending("closedAt"))))
                .containsExactly(id(11), id(12), id(13));
        assertThat(CLIENT.examined()).isLessThanOrEqualTo(5);
    }

    @Test
    void aggregationsStartFromTheirMatch() {
        var pipeline =
                List.of(
                        Aggregates.match(eq("email", "deal9@example.com")),
                        Aggregates.project(new Document("owner", 1)));

        assertThat(DEALS.aggregate(pipeline)).hasSize(1);
        assertThat(CLIENT.examined()).isEqualTo(1);
    }

    @Test
    void aQueryWithoutAnIndexIsSeenToScan() {
        assertThat(DEALS.find(eq("revision", 99L))).isEmpty();

        assertThat(CLIENT.examined()).isEqualTo(DOCUMENTS);
    }
}
