package io.rapport.platform.list;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.web.trial.ThingListing;
import io.rapport.test.TestStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListQueryTests {

    private static final ListSpec SPEC = new ThingListing().spec();
    private static final AccessScope ALL = new AccessScope.WholeTenant("default");
    private static final AccessScope OWN = new AccessScope.OwnedBy("default", Set.of("e1", "e2"));

    private static ListRequest request(String... parameters) {
        return ListRequest.of(SPEC, map(parameters));
    }

    private static Map<String, String[]> map(String... parameters) {
        var map = new HashMap<String, String[]>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.merge(
                    parameters[i],
                    new String[] {parameters[i + 1]},
                    (before, added) -> {
                        var both = new ArrayList<>(List.of(before));
                        both.addAll(List.of(added));
                        return both.toArray(String[]::new);
                    });
        }
        return map;
    }

    private static String filter(AccessScope scope, String... parameters) {
        return ListQuery.of(request(parameters), scope).filter().toJson();
    }

    @Test
    void filtersAreFlatAndBeginWithTheTenantAndEqualities() {
        assertThat(filter(ALL, "name", "Red LAMP", "kind", "a", "kind", "b", "colour", "RED"))
                .isEqualTo(
                        """
                        {"tenant": "default", "colour": "RED", "kind": {"$in": ["a", "b"]}, \
                        "words": {"$all": ["red", "lamp"]}}\
                        """);
        assertThat(filter(OWN, "active", "true"))
                .isEqualTo(
                        """
                        {"tenant": "default", "active": true, "owner": {"$in": ["e1", "e2", null]}}\
                        """);
        assertThat(filter(ALL, "priceFrom", "1", "priceTo", "2.5"))
                .contains("\"$gte\": {\"$numberDecimal\": \"1\"}, \"$lt\"");
    }

    @Test
    void aFilterOnTheOwnerNeverWidensTheScope() {
        assertThat(filter(OWN, "owner", "e1")).contains("\"owner\": \"e1\"");
        assertThat(filter(OWN, "owner", "e1", "owner", "e9")).contains("\"owner\": \"e1\"");
        assertThat(filter(OWN, "owner", "e9")).contains("\"_id\": {\"$in\": []}");
        assertThat(ScopedFilter.byId("t1", OWN, "owner").toJson())
                .isEqualTo(
                        """
                        {"_id": "t1", "tenant": "default", "owner": {"$in": ["e1", "e2", null]}}\
                        """);
    }

    /// Without an owner does not mean for everyone: the scope decides about these too.
    @Test
    void whatNobodyOwnsIsAskedForWithinTheScope() {
        var list =
                ListSpec.named("things")
                        .ownedBy("owner")
                        .owner("owner", "owner")
                        .sort("created", "_id", ValueKind.TEXT)
                        .orderedBy("created");

        assertThat(filter(list, ALL, "owner", "none"))
                .isEqualTo("{\"tenant\": \"default\", \"owner\": null}");
        assertThat(filter(list, OWN, "owner", "none", "owner", "e9"))
                .isEqualTo("{\"tenant\": \"default\", \"owner\": null}");
        assertThat(filter(list, OWN, "owner", "none", "owner", "e1"))
                .isEqualTo("{\"tenant\": \"default\", \"owner\": {\"$in\": [\"e1\", null]}}");
    }

    @Test
    void recordsAreAskedForByTheirIds() {
        assertThat(filter(OWN, "id", "t1,t2", "id", "t3,,t1"))
                .isEqualTo(
                        """
                        {"tenant": "default", "_id": {"$in": ["t1", "t2", "t3"]}, \
                        "owner": {"$in": ["e1", "e2", null]}}\
                        """);
        var many = IntStream.range(0, 200).mapToObj(i -> "t" + i).toList();
        assertThat(request("id", String.join(",", many)).limit()).isEqualTo(200);
        assertThat(request("id", "t1").limit()).isEqualTo(50);
        assertThatThrownBy(() -> request("id", String.join(",", many) + ",t200"))
                .hasMessageContaining("at most 200");
    }

    /// Forms send what nobody filled in.
    @Test
    void aFilterWithoutAValueIsAsIfItWasNotThere() {
        assertThat(filter(ALL, "kind", "", "colour", "", "due", "", "name", ""))
                .isEqualTo("{\"tenant\": \"default\"}");
        assertThat(filter(ALL, "kind", "", "kind", "a")).contains("\"kind\": \"a\"");
        for (var other : List.of("sort", "limit", "cursor", "kinds")) {
            assertThatThrownBy(() -> ListQuery.of(request(other, ""), ALL))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void amountsAreOrderedWithinOneCurrency() {
        var list =
                ListSpec.named("deals")
                        .withoutOwner()
                        .filter("currency", "currency", ValueKind.TEXT)
                        .derivedSort("amount", "amount", ValueKind.DECIMAL, "currency")
                        .sort("created", "_id", ValueKind.TEXT)
                        .orderedBy("created");

        for (var without :
                List.of(
                        new String[] {"sort", "-amount"},
                        new String[] {"sort", "amount", "currency", ""},
                        new String[] {"sort", "amount", "currency", "EUR", "currency", "USD"})) {
            assertThatThrownBy(() -> filter(list, ALL, without))
                    .hasMessageContaining("currency=")
                    .hasFieldOrPropertyWithValue("code", "request.bad-parameter");
        }
        assertThat(filter(list, ALL, "sort", "-amount", "currency", "EUR")).contains("EUR");
    }

    @Test
    void anOrderThatSomeDocumentsLackIsNotReady() {
        var list =
                ListSpec.named("deals")
                        .withoutOwner()
                        .derivedSort("name", "nameOrder", ValueKind.TEXT)
                        .sort("created", "_id", ValueKind.TEXT)
                        .orderedBy("created");
        var asked = ListRequest.of(list, Map.of("sort", new String[] {"-name"}));

        assertThatThrownBy(() -> ListQuery.of(asked, ALL, false))
                .hasFieldOrPropertyWithValue("code", "list.order-not-ready");
        assertThat(ListQuery.of(asked, ALL, true).sort().toJson())
                .isEqualTo("{\"nameOrder\": -1, \"_id\": -1}");
    }

    /// What has no date is stored after all dates: no range holds it, whichever of its ends is
    /// said.
    @Test
    void whatHasNoDateIsInNoRangeOfDates() {
        var list =
                ListSpec.named("deals")
                        .withoutOwner()
                        .derivedRange("due", "dueOrder", ValueKind.DATE, "undated")
                        .sort("created", "_id", ValueKind.TEXT)
                        .orderedBy("created");

        assertThat(filter(list, ALL, "dueFrom", "2026-12-01"))
                .contains("\"dueOrder\": {\"$gte\": \"2026-12-01\", \"$lt\": \"undated\"}");
        assertThat(filter(list, ALL, "dueTo", "2027-01-01"))
                .contains("\"dueOrder\": {\"$lt\": \"2027-01-01\"}");
        assertThat(filter(list, ALL, "dueTo", "2027-01-01", "dueFrom", "2026-12-01"))
                .contains("\"dueOrder\": {\"$gte\": \"2026-12-01\", \"$lt\": \"2027-01-01\"}");
        assertThatThrownBy(() -> filter(list, ALL, "dueFrom", "undated"))
                .hasFieldOrPropertyWithValue("code", "request.bad-parameter");
        var asked = ListRequest.of(list, map("dueTo", "2027-01-01"));
        assertThat(asked.needsDerived()).isTrue();
        assertThatThrownBy(() -> ListQuery.of(asked, ALL, false))
                .hasFieldOrPropertyWithValue("code", "list.filter-not-ready");
    }

    private static String filter(ListSpec list, AccessScope scope, String... parameters) {
        return ListQuery.of(ListRequest.of(list, map(parameters)), scope).filter().toJson();
    }

    /// The one filter that every read of aggregates goes through.
    @Test
    void whatIsAskedForNeverWidensTenantOrScope() {
        assertThat(within(OWN, new Document("tenant", "other")))
                .isEqualTo(
                        """
                        {"tenant": "default", "owner": {"$in": ["e1", "e2", null]}}\
                        """);
        assertThat(within(OWN, new Document("_id", "t1").append("owner", "e9")))
                .contains("\"_id\": {\"$in\": []}");
        assertThat(within(OWN, new Document("owner", "e2"))).contains("\"owner\": \"e2\"");
        assertThat(within(ALL, new Document("owner", "e9"))).contains("\"owner\": \"e9\"");
    }

    private static String within(AccessScope scope, Document asked) {
        return ScopedFilter.within(scope, "owner", asked).toJson();
    }

    @Test
    void whatIsPersonalIsNeitherFilteredNorOrderedByForWhoMayNotSeeIt() {
        var spec =
                ListSpec.named("people")
                        .withoutOwner()
                        .filter("kind", "kind", Set.of("FIRM", "PERSON"))
                        .filter("phone", "phone", ValueKind.TEXT)
                        .sort("name", "name", ValueKind.TEXT)
                        .sort("id", "_id", ValueKind.TEXT)
                        .personal("phone")
                        .personalUnless("name", "kind", "FIRM")
                        .orderedBy("id");

        assertThat(refusal(spec, Map.of("phone", "1"))).isEqualTo("phone");
        assertThat(refusal(spec, Map.of("phone", "1", "kind", "FIRM"))).isEqualTo("phone");
        assertThat(refusal(spec, Map.of("sort", "-name"))).isEqualTo("sort");
        assertThat(refusal(spec, Map.of("sort", "name", "kind", "PERSON"))).isEqualTo("sort");
        assertThat(refusal(spec, Map.of("sort", "name", "kind", "FIRM"))).isEmpty();
        assertThat(refusal(spec, Map.of("kind", "PERSON"))).isEmpty();
    }

    /// The parameter that is refused; empty for none.
    private static String refusal(ListSpec spec, Map<String, String> parameters) {
        var map = new HashMap<String, String[]>();
        parameters.forEach((name, value) -> map.put(name, new String[] {value}));
        var asked = ListRequest.of(spec, map);
        try {
            asked.requireNothingPersonal();
            return "";
        } catch (ProblemException e) {
            assertThat(e.status().value()).isEqualTo(403);
            return e.errors().getFirst().field();
        }
    }

    @Test
    void valuesAreLiteral() {
        assertThat(filter(ALL, "kind", "{\"$ne\":null}"))
                .contains("\"kind\": \"{\\\"$ne\\\":null}\"");
        assertThat(filter(ALL, "kind", ".*")).contains("\"kind\": \".*\"");
        assertThat(filter(ALL, "kind", "$where")).contains("\"kind\": \"$where\"");
    }

    @ParameterizedTest
    @CsvSource({
        "kind[$ne], x",
        "kind[$regex], .*",
        "kind.x, x",
        "$where, 1",
        "tenant, other",
        "colour, GREEN",
        "active, 1",
        "due, 2026-02-30",
        "changedFrom, yesterday",
        "priceFrom, 1e9",
        "sort, owner",
        "sort, name;-price",
        "limit, 201",
        "limit, 0",
        "limit, -1",
        "limit, 1e1",
        "cursor, x",
        "cursor, AAAA",
    })
    void whatIsNotOnTheListIsRefused(String name, String value) {
        assertThatThrownBy(() -> ListQuery.of(request(name, value), ALL))
                .isInstanceOf(ProblemException.class)
                .hasFieldOrPropertyWithValue("code", "request.bad-parameter");
    }

    @Test
    void longTextsAndManyValuesAreRefused() {
        assertThatThrownBy(() -> request("kind", "x".repeat(201)))
                .isInstanceOf(ProblemException.class);
        var many = new String[102];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "kind";
            many[i + 1] = "k" + i;
        }
        assertThatThrownBy(() -> request(many)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> request("sort", "name", "sort", "price"))
                .isInstanceOf(ProblemException.class);
    }

    /// Pages of every order give every document once and in order, nulls and ties included.
    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "price", "-price", "changed", "-changed"})
    void pagesAddUpToTheWholeList(String sort) {
        var random = new Random(7);
        try (var client = MongoClients.create(TestStore.uri())) {
            var things =
                    client.getDatabase(TestStore.freshDatabase(ListQueryTests.class))
                            .getCollection("things");
            for (int i = 0; i < 150; i++) {
                things.insertOne(thing(i, random));
            }
            var whole =
                    things.find(ListQuery.of(request("sort", sort), OWN).filter())
                            .sort(ListQuery.of(request("sort", sort), OWN).sort())
                            .map(found -> found.getString("_id"))
                            .into(new ArrayList<>());
            var paged = new ArrayList<String>();
            @Nullable String cursor = null;
            do {
                var asked =
                        cursor == null
                                ? request("sort", sort, "limit", "7")
                                : request("sort", sort, "limit", "7", "cursor", cursor);
                var page =
                        ListQuery.of(asked, OWN)
                                .read(things, null, found -> found.getString("_id"));
                paged.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);

            assertThat(whole).hasSizeGreaterThan(60).hasSizeLessThan(150);
            assertThat(paged).isEqualTo(whole);
        }
    }

    private static Document thing(int number, Random random) {
        var thing = new Document("_id", "t" + (1000 + number)).append("tenant", "default");
        putSometimes(thing, "owner", random, "e" + random.nextInt(4));
        putSometimes(thing, "nameKey", random, "n" + random.nextInt(5) + "\n灯");
        putSometimes(
                thing, "price", random, new Decimal128(new BigDecimal(random.nextInt(6) + ".5")));
        putSometimes(
                thing,
                "changedAt",
                random,
                Date.from(Instant.ofEpochSecond(1_760_000_000L + random.nextInt(9))));
        return thing;
    }

    private static void putSometimes(Document into, String name, Random random, Object value) {
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> into.append(name, null);
            default -> into.append(name, value);
        }
    }

    @Test
    void aCursorIsOfOneListOneOrderOneFilterAndOneScope() {
        var documents =
                List.of(
                        new Document("_id", "t1").append("changedAt", new Date(1)),
                        new Document("_id", "t2").append("changedAt", new Date(2)));
        var page =
                ListQuery.of(request("limit", "1", "kind", "a"), OWN)
                        .page(documents, found -> found.getString("_id"));
        var cursor = Objects.requireNonNull(page.nextCursor());

        assertThat(page.items()).containsExactly("t1");
        ListQuery.of(request("limit", "5", "kind", "a", "cursor", cursor), OWN);
        for (var other :
                List.of(
                        request("kind", "b", "cursor", cursor),
                        request("kind", "a", "sort", "name", "cursor", cursor),
                        request("cursor", cursor))) {
            assertThatThrownBy(() -> ListQuery.of(other, OWN)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> ListQuery.of(request("kind", "a", "cursor", cursor), ALL))
                .isInstanceOf(ProblemException.class);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    /// While documents are brought up, one instance orders by the new field and another one still
    /// as before. A walk that went on there would leave records out.
    @Test
    void aWalkInOneOrderDoesNotGoOnInAnother() {
        var list =
                ListSpec.named("deals")
                        .withoutOwner()
                        .derivedSort(
                                "opened", "openedOrder", ValueKind.INSTANT, "_id", ValueKind.TEXT)
                        .orderedBy("opened");

        for (var derived : List.of(true, false)) {
            var cursor = firstCursor(list, derived, "limit", "1");
            var next = ListRequest.of(list, map("cursor", cursor));

            ListQuery.of(next, ALL, derived);
            assertThatThrownBy(() -> ListQuery.of(next, ALL, !derived))
                    .isInstanceOf(ProblemException.class);
        }
    }

    /// Where a value is another filter's name.
    @Test
    void aCursorIsOfTheFiltersAndTheirValuesNotOfTheirWordsInARow() {
        var list =
                ListSpec.named("deals")
                        .withoutOwner()
                        .filter("pipeline", "pipeline", ValueKind.TEXT)
                        .filter("stage", "stage", ValueKind.TEXT)
                        .sort("created", "_id", ValueKind.TEXT)
                        .orderedBy("created");

        var cursor = firstCursor(list, true, "limit", "1", "pipeline", "stage");

        assertThatThrownBy(() -> filter(list, ALL, "stage", "stage", "cursor", cursor))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void twoMomentsOfOneSecondAreTwoLists() {
        var list =
                ListSpec.named("deals")
                        .withoutOwner()
                        .range("opened", "openedAt", ValueKind.INSTANT)
                        .sort("created", "_id", ValueKind.TEXT)
                        .orderedBy("created");
        var from = "2026-01-01T00:00:00.%d00Z";

        var cursor = firstCursor(list, true, "limit", "1", "openedFrom", from.formatted(1));

        assertThatThrownBy(
                        () -> filter(list, ALL, "openedFrom", from.formatted(2), "cursor", cursor))
                .isInstanceOf(ProblemException.class);
    }

    private static String firstCursor(ListSpec list, boolean derived, String... parameters) {
        var documents =
                List.of(
                        new Document("_id", "t1").append("openedOrder", new Date(1)),
                        new Document("_id", "t2").append("openedOrder", new Date(2)));
        var page =
                ListQuery.of(ListRequest.of(list, map(parameters)), ALL, derived)
                        .page(documents, found -> found.getString("_id"));
        return Objects.requireNonNull(page.nextCursor());
    }

    /// Names that nobody declared must not be kept anywhere.
    @Test
    void aHundredThousandRandomNamesAreRefusedAndForgotten() {
        var random = new Random(11);
        refuseRandomNames(random, 1_000);
        var before = usedHeap();

        refuseRandomNames(random, 100_000);

        // A name that is kept takes a hundred bytes at least, 10 MB for all; what other tests' idle
        // contexts hold for a moment in the same JVM goes by itself.
        await("the heap is as small as before")
                .untilAsserted(() -> assertThat(usedHeap() - before).isLessThan(8L * 1024 * 1024));
    }

    private static void refuseRandomNames(Random random, int count) {
        for (int i = 0; i < count; i++) {
            var name = Long.toString(random.nextLong(), 36) + "[$" + random.nextInt() + "]";
            Map<String, String[]> asked =
                    i % 2 == 0 ? Map.of(name, array("x")) : Map.of("sort", array(name));
            assertThatThrownBy(() -> ListRequest.of(SPEC, asked))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static String[] array(String text) {
        return new String[] {text};
    }

    private static long usedHeap() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
