package io.rapport.platform.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How many there are is said to who asks, of what the asker may see, and not beyond 10,000.
class ListTotalsTests {

    private static final AccessScope ALL = new AccessScope.WholeTenant("default");
    private static final AccessScope ADA = new AccessScope.OwnedBy("default", Set.of("emp_ada"));
    private static final ListSpec SPEC =
            ListSpec.named("things")
                    .ownedBy("owner")
                    .filter("kind", "kind", ValueKind.TEXT)
                    .sort("created", "_id", ValueKind.TEXT)
                    .orderedBy("created");

    private final AtomicLong nanos = new AtomicLong();
    private final ListTotals totals = new ListTotals(nanos::get);
    private final MongoClient client = MongoClients.create(TestStore.uri());
    private final MongoCollection<Document> things =
            client.getDatabase(TestStore.freshDatabase(ListTotalsTests.class))
                    .getCollection("things");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void isSaidToWhoAsksOnEveryPage() {
        fill(0, 30);

        var first = page(ALL, Map.of("total", "true", "limit", "20"));
        var next =
                page(
                        ALL,
                        Map.of(
                                "total",
                                "true",
                                "limit",
                                "20",
                                "cursor",
                                String.valueOf(first.nextCursor())));

        assertThat(first.total()).isEqualTo(30);
        assertThat(first.totalIsAtLeast()).isNull();
        assertThat(next.items()).hasSize(10);
        assertThat(next.total()).isEqualTo(30);
        assertThat(page(ALL, Map.of()).total()).isNull();
        assertThat(page(ALL, Map.of("total", "false")).total()).isNull();
        assertThatThrownBy(() -> page(ALL, Map.of("total", "yes")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void countsWhatTheAskerMaySee() {
        fill(0, 30);

        assertThat(page(ALL, Map.of("total", "true")).total()).isEqualTo(30);
        assertThat(page(ADA, Map.of("total", "true")).total()).isEqualTo(20);
        assertThat(page(ADA, Map.of("total", "true", "kind", "a")).total()).isEqualTo(10);
    }

    @Test
    void isKeptForFiveSeconds() {
        fill(0, 3);
        assertThat(page(ALL, Map.of("total", "true")).total()).isEqualTo(3);
        fill(3, 4);

        assertThat(page(ALL, Map.of("total", "true", "sort", "-created")).total()).isEqualTo(3);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(page(ALL, Map.of("total", "true")).total()).isEqualTo(4);
    }

    @Test
    void nobodyCountsBeyondTenThousand() {
        fill(0, ListTotals.MOST);
        assertThat(page(ALL, Map.of("total", "true")).totalIsAtLeast()).isNull();
        fill(ListTotals.MOST, ListTotals.MOST + 5);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        var page = page(ALL, Map.of("total", "true", "limit", "1"));

        assertThat(page.total()).isEqualTo(10_000);
        assertThat(page.totalIsAtLeast()).isTrue();
    }

    private Page<String> page(AccessScope scope, Map<String, String> parameters) {
        var asked = new HashMap<String, String[]>();
        parameters.forEach((name, value) -> asked.put(name, new String[] {value}));
        return ListQuery.of(ListRequest.of(SPEC, asked), scope)
                .read(things, null, totals, found -> found.getString("_id"));
    }

    /// Of three, one is of another employee; every other one is of the kind `a`.
    private void fill(int from, int to) {
        things.insertMany(
                IntStream.range(from, to)
                        .mapToObj(i ->
                                new Document("_id", "t%06d".formatted(i))
                                        .append("tenant", "default")
                                        .append("kind", i % 2 == 0 ? "a" : "b")
                                        .append(
                                                "owner",
                                                List.of("emp_ada", "emp_bob").get(i % 3 / 2)))
                        .toList());
    }
}
