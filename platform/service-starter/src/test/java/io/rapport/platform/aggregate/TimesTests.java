package io.rapport.platform.aggregate;

import static io.rapport.platform.aggregate.AggregateStore.ALL;
import static io.rapport.platform.aggregate.AggregateStore.NOON;
import static io.rapport.platform.aggregate.AggregateStore.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public state tells its times, in events and answers alike, whoever wrote the document.
class TimesTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant EARLIER = NOON.minus(Duration.ofDays(400));
    private static final AggregateType<Folder, View<TeamState>> TYPE =
            AggregateType.of("folder", "fol", "folders", Folder.class, Topics.CUSTOMER)
                    .attribute("label", Folder::label)
                    .tellsBeginning("openedAt")
                    .tellsSince("labelSince", "label")
                    .tells("changedLastAt", TeamChanged.class, TeamFormed.class)
                    .sortedByChange()
                    .sortedByTime("opened", "openedAt")
                    .derived(1)
                    .listedAs("created")
                    .unowned()
                    .shownAs(folder -> new TeamState(folder.label(), null, null, List.of(), null));

    private final AggregateStore store = new AggregateStore(TimesTests.class);
    private final Aggregates<Folder> folders = store.folders(TYPE);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eventsAndAnswersTellWhenItWasRecordedFirstAndLast() {
        var id = open("Plans", null);
        store.clock.advance(Duration.ofHours(1));
        relabel(id, "Drafts", null);

        assertThat(state(id, 0).path("createdAt").asString()).isEqualTo("2026-03-02T12:00:00.000Z");
        assertThat(state(id, 0).path("changedAt").asString()).isEqualTo("2026-03-02T12:00:00.000Z");
        assertThat(state(id, 1).path("createdAt").asString()).isEqualTo("2026-03-02T12:00:00.000Z");
        assertThat(state(id, 1).path("changedAt").asString()).isEqualTo("2026-03-02T13:00:00.000Z");
        var shown = shown(id);
        assertThat(shown.createdAt()).isEqualTo(NOON);
        assertThat(shown.changedAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(shown.name()).isEqualTo("Drafts");
    }

    /// A history is recorded now, and happened then.
    @Test
    void businessTimesAreTheEffectiveOnes() {
        var id = open("Plans", EARLIER);
        relabel(id, "Drafts", EARLIER.plus(Duration.ofDays(3)));

        var times = folders.require(ALL, id).times();

        assertThat(times.at("createdAt")).isEqualTo(NOON);
        assertThat(times.at("openedAt")).isEqualTo(EARLIER);
        assertThat(times.at("labelSince")).isEqualTo(EARLIER.plus(Duration.ofDays(3)));
        assertThat(times.at("changedLastAt")).isEqualTo(EARLIER.plus(Duration.ofDays(3)));
    }

    /// What publishes nothing is no event: the last one is as old as it was.
    @Test
    void aChangeThatPublishesNothingIsNoNewTime() {
        var id = open("Plans", null);
        store.clock.advance(Duration.ofHours(1));

        folders.change(
                command(),
                id,
                stored -> Decision.of(new Folder("Plans", "emp_9", stored.state().number())));

        assertThat(folders.require(ALL, id).revision()).isEqualTo(2);
        assertThat(shown(id).changedAt()).isEqualTo(NOON);
    }

    /// Their documents have no times; what follows from what they have is told.
    @Test
    void documentsOfAnOlderReleaseStayReadable() {
        var id = open("Plans", EARLIER);
        store.collection().updateOne(new Document("_id", id), unset("times"));

        assertThat(shown(id).createdAt()).isNull();
        assertThat(shown(id).changedAt()).isNull();
        assertThat(folders.require(ALL, id).times().at("openedAt")).isEqualTo(EARLIER);
        assertThat(folders.require(ALL, id).times().at("labelSince")).isEqualTo(EARLIER);

        store.clock.advance(Duration.ofHours(1));
        relabel(id, "Drafts", null);

        assertThat(shown(id).createdAt()).isNull();
        assertThat(shown(id).changedAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(folders.require(ALL, id).times().at("openedAt")).isEqualTo(EARLIER);
    }

    /// It leaves the times as they were and publishes: they are of an older event.
    @Test
    void whatAnOlderInstanceWroteMeanwhileIsNotToldWrong() {
        var id = open("Plans", EARLIER);
        relabel(id, "Drafts", null);
        var kept = store.raw(id).get("times", Document.class);
        store.clock.advance(Duration.ofHours(1));
        relabel(id, "Sketches", null);
        store.collection()
                .updateOne(
                        new Document("_id", id), new Document("$set", new Document("times", kept)));

        var times = folders.require(ALL, id).times();

        assertThat(times.at("createdAt")).isEqualTo(NOON);
        assertThat(times.at("openedAt")).isEqualTo(EARLIER);
        assertThat(times.at("labelSince")).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(times.at("changedAt")).isNull();
        assertThat(times.at("changedLastAt")).isNull();
    }

    @Test
    void aRestoreIsItsLastEvent() {
        var id = open("Plans", EARLIER);
        var restored = new RestoredAggregates(store.databases);
        restored.register(TYPE);
        var place = restored.places(List.of(id)).get(id);
        var told = store.outbox(id).getFirst();
        var order = EventOrder.of(2, 1);
        var event = new OutboxEntry(order, told.topic(), told.headers(), told.value());
        restored.goOn(Objects.requireNonNull(place), event, NOON.plusSeconds(60));

        var times = folders.require(ALL, id).times();

        assertThat(times.at("createdAt")).isEqualTo(NOON);
        assertThat(times.at("changedAt")).isEqualTo(NOON.plusSeconds(60));
        assertThat(times.at("openedAt")).isEqualTo(EARLIER);
        assertThat(store.raw(id).get("find", Document.class)).doesNotContainKey("version");
    }

    @Test
    void listsAreOrderedByTimes() {
        var old = open("Old", EARLIER);
        var first = open("First", null);
        store.clock.advance(Duration.ofHours(1));
        var last = open("Last", EARLIER.plusSeconds(1));
        store.clock.advance(Duration.ofHours(1));
        relabel(first, "Changed", null);

        assertThat(listed("-changed")).containsExactly(first, last, old);
        assertThat(listed("opened")).containsExactly(old, last, first);
        assertThat(listed("-created")).containsExactly(last, first, old);
    }

    private List<String> listed(String order) {
        var asked = ListRequest.of(TYPE.spec(), Map.of("sort", new String[] {order}));
        return folders.page(ALL, asked, Stored::id).items();
    }

    private String open(String label, @Nullable Instant at) {
        return folders.create(command().effectiveAt(at), _ -> Folder.open(label, null, null)).id();
    }

    private void relabel(String id, String label, @Nullable Instant at) {
        folders.change(command().effectiveAt(at), id, stored -> stored.state().relabel(label));
    }

    private TeamState shown(String id) {
        var caller = new Caller("default", "sam", null, Set.of());
        return TYPE.show(folders.require(ALL, id), caller).state();
    }

    private JsonNode state(String id, int event) {
        return JSON.readTree(store.outbox(id).get(event).value().getData()).path("state");
    }

    private static Document unset(String field) {
        return new Document("$unset", new Document(field, ""));
    }
}
