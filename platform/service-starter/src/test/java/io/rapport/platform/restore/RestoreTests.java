package io.rapport.platform.restore;

import static io.rapport.platform.restore.Library.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.aggregate.ClaimRebuild;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.projection.ViewProgress;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.restore.LogReader.Logged;
import io.rapport.test.TestStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A service is put back to an earlier time, while its topic knows what came after.
class RestoreTests {

    private final Library.Place place = Library.Place.fresh(RestoreTests.class);
    private final MongoClient client = MongoClients.create(TestStore.uri());
    private final MongoDatabase database = client.getDatabase(place.database());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void whatWentFurtherGoesOnFromItsEarlierStateAndWhatCameLaterIsWithdrawn() {
        String kept;
        String changed;
        String lost;
        CommandAnswer third;
        Map<String, List<Document>> backup;
        try (var library = Library.open(place)) {
            kept = library.add("kept", "n1").id();
            changed = library.add("first", "n2").id();
            library.published();
            backup = Library.dump(database);
            library.change(changed, "second", "n2");
            third = library.change(changed, "third", "n3");
            lost = library.add("lost", "n4").id();
            library.published();
        }
        Library.load(database, backup);

        Library.restore(place);

        assertThat(order(kept)).isEqualTo(EventOrder.of(1, 1));
        assertThat(order(changed)).isEqualTo(EventOrder.of(2, 1));
        assertThat(document(lost).getBoolean("void")).isTrue();
        assertThat(holders()).containsOnly(Map.entry("n1", kept), Map.entry("n2", changed));
        var once = Library.dump(database);
        Library.restore(place);
        assertThat(Library.dump(database)).isEqualTo(once);

        try (var library = Library.open(place)) {
            library.published();
            assertThat(library.books().find(ALL, lost)).isEmpty();
            var fourth = library.change(changed, "fourth", "n3");
            assertThat(fourth.sequence()).isEqualTo(2);
            assertThat(fourth.revision()).isGreaterThan(third.revision());
            assertThat(library.add("again", "n4").id()).isNotEqualTo(lost);
            assertThatThrownBy(() -> library.add("twice", "n1")).hasMessageContaining("exists");
            library.published();
        }
        assertThat(told(changed))
                .containsExactly(
                        "1.1 team.formed first",
                        "1.2 team.changed second",
                        "1.3 team.changed third",
                        "2.1 team.restored until 1.1 first",
                        "2.2 team.changed fourth");
        assertThat(told(lost)).containsExactly("1.1 team.formed lost", "2.1 team.withdrawn lost");
        assertThat(told(kept)).containsExactly("1.1 team.formed kept");
        Library.restore(place);
        assertThat(order(changed)).isEqualTo(EventOrder.of(2, 2));
    }

    @Test
    void whatWaitsInTheOutboxIsValidAndGoesFirst() {
        String id;
        Map<String, List<Document>> backup;
        try (var silent = Library.silent(place)) {
            id = silent.add("first", "n1").id();
            silent.change(id, "second", "n1");
            backup = Library.dump(database);
        }
        try (var library = Library.open(place)) {
            library.change(id, "third", "n1");
            library.published();
        }
        Library.load(database, backup);

        Library.restore(place);

        assertThat(waiting(id))
                .containsExactly(EventOrder.of(1, 1), EventOrder.of(1, 2), EventOrder.of(2, 1));
        try (var library = Library.open(place)) {
            library.published();
        }
        assertThat(told(id))
                .containsExactly(
                        "1.1 team.formed first",
                        "1.2 team.changed second",
                        "1.3 team.changed third",
                        "1.1 team.formed first",
                        "1.2 team.changed second",
                        "2.1 team.restored until 1.2 second");
    }

    /// Where nothing was published since, a restore has nothing to tell.
    @Test
    void whatTheTopicHasNotSeenYetIsLeftAsItIs() {
        Map<String, List<Document>> backup;
        try (var silent = Library.silent(place)) {
            silent.add("first", "n1");
            backup = Library.dump(database);
        }

        Library.restore(place);

        assertThat(Library.dump(database)).isEqualTo(backup);
    }

    @Test
    void restoresOfRestoresTellTheLatestTruth() {
        String id;
        Map<String, List<Document>> before;
        Map<String, List<Document>> after;
        try (var library = Library.open(place)) {
            library.add("other", "n0");
            library.published();
            before = Library.dump(database);
            id = library.add("first", "n1").id();
            library.published();
            after = Library.dump(database);
            library.change(id, "second", "n1");
            library.published();
        }
        for (var backup : List.of(before, after, before, before)) {
            Library.load(database, backup);
            Library.restore(place);
            try (var library = Library.open(place)) {
                library.published();
                assertThat(library.books().find(ALL, id).isPresent())
                        .isEqualTo(backup.equals(after));
            }
        }
        assertThat(told(id))
                .containsExactly(
                        "1.1 team.formed first",
                        "1.2 team.changed second",
                        "2.1 team.withdrawn second",
                        "3.1 team.restored until 1.1 first",
                        "4.1 team.withdrawn first");
    }

    /// Whatever it has written when it dies, the next run does the rest and nothing twice.
    @Test
    void aRestoreThatWasCutOffIsCompletedByTheNext() {
        var ids = new ArrayList<String>();
        Map<String, List<Document>> backup;
        try (var library = Library.open(place)) {
            for (var number = 0; number < 6; number++) {
                ids.add(library.add("first " + number, "n" + number).id());
            }
            library.published();
            backup = Library.dump(database);
            for (var id : ids) {
                library.change(id, "second", "m" + ids.indexOf(id));
            }
            ids.add(library.add("lost", "l").id());
            library.published();
        }
        Library.load(database, backup);

        try (var silent = Library.silent(place)) {
            for (var lives = 0; lives < 7; lives++) {
                var life = restore(silent, new ClockThatEnds(1));
                if (lives < 6) {
                    assertThatThrownBy(life::run).hasMessage("killed");
                } else {
                    life.run();
                }
                assertThat(ids.stream().filter(this::isTold)).hasSize(lives + 1);
            }
        }

        assertThat(ids)
                .allSatisfy(id -> assertThat(waiting(id)).containsExactly(EventOrder.of(2, 1)));
        assertThat(holders()).hasSize(6).doesNotContainKeys("m0", "l");
    }

    @Test
    void isRefusedWhileAnInstanceRuns() {
        try (var library = Library.open(place)) {
            library.add("first", "n1");
            library.published();

            assertThatThrownBy(() -> Library.restore(place, "4s"))
                    .hasStackTraceContaining("an instance of library-service is running");
        }
    }

    /// With retention limited, the event that left the state may be gone.
    @Test
    void refusesToGuessAStateThatNoTopicHas() {
        String id;
        Map<String, List<Document>> backup;
        try (var library = Library.open(place)) {
            id = library.add("first", "n1").id();
            library.published();
            backup = Library.dump(database);
            library.change(id, "second", "n1");
            library.published();
        }
        Objects.requireNonNull(backup.get("books"))
                .getFirst()
                .put(Outbox.ORDER, EventOrder.of(1, 1) - 1);
        Library.load(database, backup);

        assertThatThrownBy(() -> Library.restore(place)).hasStackTraceContaining(id);
        assertThat(waiting(id)).isEmpty();
    }

    private static Restore restore(Library library, Clock clock) {
        var aggregates = library.bean(RestoredAggregates.class);
        return new Restore(
                aggregates,
                new LogReader(library.bean(RecordFetcher.class)),
                new RestorationRecords(
                        library.bean(EventCodec.class), library.bean(EventSchemaProperties.class)),
                new ClaimRebuild(aggregates),
                library.bean(ViewProgress.class),
                clock);
    }

    private boolean isTold(String id) {
        var found = database.getCollection("books").find(new Document("_id", id)).first();
        return found != null && found.getLong(Outbox.ORDER) == EventOrder.of(2, 1);
    }

    private Document document(String id) {
        var found = database.getCollection("books").find(new Document("_id", id)).first();
        assertThat(found).as(id).isNotNull();
        return found == null ? new Document() : found;
    }

    private long order(String id) {
        return document(id).getLong(Outbox.ORDER);
    }

    private List<Long> waiting(String id) {
        return document(id).getList(Outbox.ENTRIES, Document.class, List.of()).stream()
                .map(OutboxEntry::read)
                .map(OutboxEntry::order)
                .toList();
    }

    /// Who holds which number.
    private Map<String, String> holders() {
        var holders = new TreeMap<String, String>();
        database.getCollection("claims")
                .find()
                .forEach(claim ->
                        holders.put(
                                claim.getString("_id").replaceAll(".*\\|", ""),
                                claim.getString("aggregate")));
        return holders;
    }

    /// What the topic tells of an aggregate, in order. A record right after itself is a repeat of a
    /// relay that was not sure: delivery is at least once.
    private List<String> told(String id) {
        var told = new ArrayList<Logged>();
        try (var silent = Library.silent(place)) {
            try (var log = new LogReader(silent.bean(RecordFetcher.class))) {
                for (var partition : log.partitions(place.topic())) {
                    log.read(partition, 0, told::addAll);
                }
            }
        }
        var lines = new ArrayList<String>();
        told.stream()
                .filter(event -> event.envelope().subject().equals(id))
                .sorted(Comparator.comparingLong(Logged::offset))
                .map(RestoreTests::line)
                .filter(line -> lines.isEmpty() || !lines.getLast().equals(line))
                .forEach(lines::add);
        return lines;
    }

    private static String line(Logged event) {
        var value = Document.parse(event.value());
        var until = value.get("change", Document.class).get("validUntil", Document.class);
        return "%d.%d %s%s %s"
                .formatted(
                        event.envelope().epoch(),
                        event.envelope().sequence(),
                        event.envelope().type().replaceAll("rapport\\.|\\.v1", ""),
                        until == null
                                ? ""
                                : " until " + until.get("epoch") + "." + until.get("sequence"),
                        value.get("state", Document.class).getString("name"));
    }

    /// Tells the time a few times, then the process is gone.
    private static final class ClockThatEnds extends Clock {

        private final AtomicInteger left;

        ClockThatEnds(int times) {
            left = new AtomicInteger(times);
        }

        @Override
        public Instant instant() {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("killed");
            }
            return Instant.parse("2026-03-02T12:00:00Z");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
