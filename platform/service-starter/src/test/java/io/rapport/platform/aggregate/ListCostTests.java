package io.rapport.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.Topics;
import io.rapport.platform.list.ListQuery;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.ListProbe;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever order is declared, and whoever asks: a page costs hardly more documents than it holds,
/// also where somebody sees few of very many, yet many pages of them.
class ListCostTests {

    private static final int MANY = 12_000;
    private static final AggregateType<Parcel, ?> TYPE =
            AggregateType.of("parcel", "par", "parcels", Parcel.class, Topics.CUSTOMER)
                    .filter("sender", Parcel::senderId)
                    .sortedByText("label", Parcel::label)
                    .sortedByRank("kind", Parcel::kind)
                    .sortedByMoney("worth", ListCostTests::worth)
                    .derived(1)
                    .listedAs("sent")
                    .owned("owner", Parcel::carrierId)
                    .shownAs(Parcel::label);

    private static final MongoClient CLIENT = MongoClients.create(TestStore.uri());
    private static final MongoDatabase DATABASE =
            CLIENT.getDatabase(TestStore.freshDatabase(ListCostTests.class));
    private static final MongoCollection<Document> PARCELS = DATABASE.getCollection("parcels");

    private static Money worth(Parcel parcel) {
        return new Money(
                new java.math.BigDecimal(Math.floorMod(parcel.label().hashCode(), 5)),
                parcel.kind() == Parcel.Kind.FIRM ? "EUR" : "USD");
    }

    @BeforeAll
    static void fill() {
        TYPE.indexes().forEach(index -> PARCELS.createIndex(Indexes.ascending(index.keys())));
        var documents = new ArrayList<Document>();
        for (var at = 0; at < MANY; at++) {
            // One of twenty is hers; one of forty is nobody's.
            var owner = at % 40 == 3 ? null : at % 20 == 7 ? "emp_ada" : "emp_" + at % 20;
            var parcel =
                    new Parcel(
                            "parcel " + at * 7_919L % 3_000,
                            "sen_" + at % 9,
                            at % 2 == 0 ? Parcel.Kind.FIRM : Parcel.Kind.PERSON,
                            owner,
                            List.<ExternalId>of());
            documents.add(
                    new Document("_id", "par_%06d".formatted(at))
                            .append("tenant", "default")
                            .append("owner", owner)
                            .append("find", new Document(new HashMap<>(TYPE.search(parcel)))));
        }
        PARCELS.insertMany(documents);
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    static Stream<AccessScope> scopes() {
        return Stream.of(
                new AccessScope.WholeTenant("default"),
                new AccessScope.OwnedBy("default", Set.of("emp_ada")),
                new AccessScope.OwnedBy("default", Set.of("emp_ada", "emp_4", "emp_5")));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void everyOrderInEveryScopeIsServedByItsIndex(AccessScope scope) {
        assumeTrue(TestStore.kind() == TestStore.Kind.EMBEDDED, "only the embedded store counts");
        var whole = walk(scope, Map.of(), "created");
        assertThat(whole.size()).as("more than one would look through").isGreaterThan(500);
        var probe = new ListProbe(DATABASE);

        for (var order : TYPE.spec().sortNames()) {
            if (!order.endsWith("worth")) {
                assertThat(walk(scope, Map.of(), order))
                        .as(order)
                        .doesNotHaveDuplicates()
                        .hasSameSizeAs(whole);
            }
        }
        for (var order : List.of("worth", "-worth")) {
            assertThat(walk(scope, Map.of("currency", "USD"), order))
                    .as(order)
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }

        probe.assertFewExamined();
    }

    @Test
    void whatNobodyOwnsIsServedInEveryOrder() {
        assumeTrue(TestStore.kind() == TestStore.Kind.EMBEDDED, "only the embedded store counts");
        var probe = new ListProbe(DATABASE);
        var ada = new AccessScope.OwnedBy("default", Set.of("emp_ada"));

        for (var order : List.of("created", "-label", "kind")) {
            assertThat(walk(ada, Map.of("owner", "none"), order)).hasSize(MANY / 40);
        }

        probe.assertFewExamined();
    }

    private static List<String> walk(AccessScope scope, Map<String, String> filters, String order) {
        var ids = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var asked = new HashMap<String, String[]>();
            filters.forEach((name, value) -> asked.put(name, new String[] {value}));
            asked.put("sort", new String[] {order});
            if (cursor != null) {
                asked.put("cursor", new String[] {cursor});
            }
            var query = ListQuery.of(ListRequest.of(TYPE.spec(), asked), scope);
            var page =
                    query.read(
                            PARCELS,
                            AggregateDocument.listProjection(query.orderField()),
                            found -> found.getString("_id"));
            ids.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }
}
