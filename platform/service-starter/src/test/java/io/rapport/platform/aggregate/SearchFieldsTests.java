package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.NOON;
import static io.rapport.platform.aggregate.AggregateStore.command;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.ValueKind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/// A release that derives other search fields than the one before it, on documents of both, and
/// with instances of both at work.
class SearchFieldsTests {

    private static final AggregateType<Folder, ?> BEFORE = type(0, false);
    private static final AggregateType<Folder, ?> NOW = type(2, true);
    private static final ListSpec LIST =
            ListSpec.named("folders")
                    .withoutOwner()
                    .words(
                            "name",
                            new ListSpec.Words("find.words", List::of),
                            new ListSpec.Words(
                                    "find.names", text -> List.of(text.toLowerCase(Locale.ROOT))))
                    .sort("opened", "_id", ValueKind.TEXT)
                    .orderedBy("opened");

    private static final ListSpec ORDERED =
            ListSpec.named("folders")
                    .withoutOwner()
                    .derivedSort("name", "find.names", ValueKind.TEXT)
                    .sort("opened", "_id", ValueKind.TEXT)
                    .orderedBy("opened");

    private final AggregateStore store = new AggregateStore(SearchFieldsTests.class);
    private final Aggregates<Folder> before = store.folders(BEFORE);
    private final Aggregates<Folder> now = store.folders(NOW);
    private final SearchFields<Folder> fields = store.searchFields(NOW);

    private static AggregateType<Folder, Object> type(int version, boolean names) {
        var words =
                Map.<Boolean, Function<Folder, Map<String, ?>>>of(
                        false,
                        folder -> Map.of("words", List.of(folder.label())),
                        true,
                        folder ->
                                Map.of(
                                        "words",
                                        List.of(folder.label()),
                                        "names",
                                        List.of(folder.label().toLowerCase(Locale.ROOT))));
        return new AggregateType<>(
                Folder.TYPE.name(),
                Folder.TYPE.idPrefix(),
                Folder.TYPE.collection(),
                Folder.TYPE.topic(),
                "/tests",
                Folder.class,
                Folder::owner,
                Objects.requireNonNull(words.get(names)),
                version,
                List.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void listsAskForTheFieldsOfBeforeUntilAllAreBroughtUp() {
        var old = open(before, "Plans");
        open(now, "Drafts");

        assertThat(found("Plans")).isEqualTo(1);
        assertThat(found("plans")).isZero();

        bringUpAll();

        assertThat(found("plans")).isEqualTo(1);
        assertThat(found("drafts")).isEqualTo(1);
        var stored = now.require(ALL, old);
        assertThat(stored.revision()).isEqualTo(1);
        assertThat(stored.sequence()).isEqualTo(1);
    }

    /// Nobody could order by what is not there, and a page that leaves records out is no answer.
    @Test
    void anOrderIsOfferedOnceAllDocumentsHaveItsField() {
        open(before, "Plans");
        open(now, "Drafts");
        var asked = ListRequest.of(ORDERED, Map.of("sort", new String[] {"name"}));

        assertThatThrownBy(() -> now.page(ALL, asked, Stored::state))
                .hasFieldOrPropertyWithValue("code", "list.order-not-ready");
        bringUpAll();

        assertThat(now.page(ALL, asked, stored -> stored.state().label()).items())
                .containsExactly("Drafts", "Plans");
    }

    /// The first requests of an instance come while it looks for the first time.
    @Test
    void whoAsksWhileSomebodyLooksWaitsForWhatIsFound() {
        open(now, "Plans");
        var looking = new AtomicReference<@Nullable SearchFields<Folder>>();
        var found = new AtomicReference<@Nullable Boolean>();
        var asking = new Thread(() -> found.set(Objects.requireNonNull(looking.get()).isFound()));
        InstantSource clock =
                () -> {
                    if (asking.getState() == Thread.State.NEW) {
                        asking.start();
                        await("somebody else has asked")
                                .until(
                                        asking::getState,
                                        state ->
                                                state == Thread.State.BLOCKED
                                                        || state == Thread.State.TERMINATED);
                    }
                    return NOON;
                };
        var first =
                new SearchFields<>(
                        NOW,
                        new AggregateDocument<>(
                                NOW, new MongoTemplate(store.databases).getConverter()),
                        store.collection(),
                        clock.withZone(ZoneOffset.UTC));
        looking.set(first);

        assertThat(first.isFound()).isTrue();

        await("the other one is answered").until(() -> !asking.isAlive());
        assertThat(found.get()).isTrue();
    }

    @Test
    void nothingIsToBeDoneWhereEverythingIsOfThisVersion() {
        open(now, "Plans");

        assertThat(fields.bringUp()).isZero();
        assertThat(fields.isComplete()).isTrue();
    }

    @Test
    void whatAnOlderInstanceWritesLaterIsFoundAndBroughtUp() {
        var id = open(now, "Plans");
        bringUpAll();

        before.change(command(), id, stored -> stored.state().relabel("Sketches"));
        assertThat(fields.bringUp()).isEqualTo(1);

        assertThat(found("Sketches")).isEqualTo(1);
        assertThat(fields.isComplete()).isFalse();
        assertThat(fields.bringUp()).isZero();
        assertThat(fields.isComplete()).as("an older instance may still run").isFalse();
        bringUpAll();
        assertThat(found("sketches")).isEqualTo(1);
        assertThat(found("plans")).isZero();
    }

    @Test
    void itGoesOnWhereAnotherInstanceStopped() {
        for (var at = 0; at < SearchFields.BATCH + 50; at++) {
            open(before, "Plans " + at);
        }

        assertThat(fields.bringUp()).isEqualTo(SearchFields.BATCH);
        assertThat(
                        new SearchFields<>(
                                        NOW,
                                        new AggregateDocument<>(
                                                NOW,
                                                new MongoTemplate(store.databases).getConverter()),
                                        store.collection(),
                                        store.clock)
                                .bringUp())
                .isEqualTo(50);
        bringUpAll();
        assertThat(found("plans 249")).isEqualTo(1);
    }

    @Test
    void aDocumentThatIsNoAggregateIsLeftAlone() {
        var tombstone = new Document("_id", "fol_void").append("void", true).append("revision", 1L);
        store.collection().insertOne(tombstone);

        bringUpAll();

        assertThat(fields.isComplete()).isTrue();
        assertThat(store.raw("fol_void")).isEqualTo(tombstone);
    }

    private static String open(Aggregates<Folder> folders, String label) {
        return folders.create(command(), _ -> Folder.open(label, null, null)).id();
    }

    private void bringUpAll() {
        while (fields.bringUp() > 0) {
            assertThat(fields.isComplete()).isFalse();
        }
        store.clock.advance(SearchFields.QUIET.plus(Duration.ofSeconds(1)));
        assertThat(fields.bringUp()).isZero();
        assertThat(fields.isComplete()).isTrue();
    }

    private int found(String name) {
        var request = ListRequest.of(LIST, Map.of("name", new String[] {name}));
        return now.page(ALL, request, Stored::id).items().size();
    }
}
