package io.rapport.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.changes.ChangeLog.Place;
import io.rapport.analytics.history.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Positions in the log of changes are the same for every instance, and have no hole.
class ChangeLogTests {

    private static final Instant NOW = ChangesHome.NOW;

    private final ChangesHome home = new ChangesHome(ChangeLogTests.class);
    private final ChangeLog log = home.log;

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void whatIsReadIsWhatWasAppended() {
        var moved =
                new Change(
                        "t",
                        "opp_1.1.2",
                        "rapport.opportunity.owner-changed.v1",
                        new Kind("opportunity"),
                        "opp_1",
                        7,
                        NOW,
                        "cus_1",
                        "cus_0",
                        new Change.Move(null));
        log.append(List.of(change("a"), moved), NOW);

        assertThat(home.all()).containsExactly(change("a"), moved);
        assertThat(log.end()).isEqualTo(new Place(2, "opp_1.1.2"));
    }

    @Test
    void twoInstancesThatAppendAtOnceMakeOneLogWithoutAHole() throws InterruptedException {
        var other = new ChangeLog(home.databases, new Nudge());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : List.of(log, other)) {
                var name = each == log ? "one" : "two";
                threads.execute(() -> {
                    for (var n = 0; n < 60; n++) {
                        each.append(changes(name + n + "-", 1 + n % 3), NOW);
                    }
                });
            }
        }

        var events = home.events();
        assertThat(events).hasSize(240).doesNotHaveDuplicates();
        assertThat(events.stream().filter(event -> event.startsWith("one")))
                .containsExactlyElementsOf(sent("one"));
        assertThat(events.stream().filter(event -> event.startsWith("two")))
                .containsExactlyElementsOf(sent("two"));
    }

    private static List<String> sent(String name) {
        var all = new ArrayList<String>();
        for (var n = 0; n < 60; n++) {
            changes(name + n + "-", 1 + n % 3).forEach(change -> all.add(change.event()));
        }
        return all;
    }

    @Test
    void aLargeBatchIsSeveralBlocks() {
        log.append(changes("x", 1_201), NOW);

        var blocks = log.beyond(0, 10);
        assertThat(blocks)
                .extracting(block -> block.changes().size())
                .containsExactly(500, 500, 201);
        assertThat(log.end().number()).isEqualTo(1_201);
    }

    @Test
    void aPlaceIsFoundWithinABlockAndOnlyWithItsEvent() {
        log.append(changes("x", 5), NOW);
        log.append(changes("y", 5), NOW);

        var block = log.holding(new Place(7, "y1"));
        assertThat(block).isNotNull();
        assertThat(block.after(new Place(7, "y1")).changes())
                .extracting(Change::event)
                .containsExactly("y2", "y3", "y4");
        assertThat(block.after(new Place(7, "y1")).first()).isEqualTo(8);
        assertThat(log.holding(new Place(7, "y2"))).as("another event").isNull();
        assertThat(log.holding(new Place(11, "y5"))).as("beyond the end").isNull();
        assertThat(log.hasEnd(new Place(10, "y4"))).isTrue();
        assertThat(log.hasEnd(new Place(10, "x4"))).isFalse();
        assertThat(log.hasEnd(new Place(9, "y3"))).as("no end of a block").isFalse();
    }

    /// A store that was set back lost the end of the log, and goes on in another way.
    @Test
    void aLogThatWasSetBackHasThePlacesThatWereLostNoMore() {
        log.append(changes("x", 3), NOW);
        log.append(changes("lost", 2), NOW);
        home.databases
                .getMongoDatabase()
                .getCollection("changes")
                .deleteOne(new Document("_id", 4L));
        log.append(changes("new", 2), NOW);

        assertThat(log.holding(new Place(5, "lost1"))).isNull();
        assertThat(log.hasEnd(new Place(5, "lost1"))).isFalse();
        assertThat(log.hasEnd(new Place(5, "new1"))).isTrue();
    }

    @Test
    void whatIsMoreThanIsKeptGoesFromTheBeginning() {
        for (var n = 0; n < 10; n++) {
            log.append(changes("b" + n + "-", 10), NOW);
        }
        log.sweep(25, NOW.minus(Duration.ofDays(1)));

        assertThat(log.beyond(60, 100)).as("what follows is gone").isNull();
        var left = log.beyond(70, 100);
        assertThat(left).isNotNull();
        assertThat(left.stream().mapToInt(block -> block.changes().size()).sum()).isEqualTo(30);
        assertThat(log.end().number()).isEqualTo(100);
    }

    @Test
    void whatIsOlderThanIsKeptGoesButTheNewestBlockStays() {
        log.append(changes("old", 2), NOW);
        log.append(changes("older", 2), NOW.plusSeconds(1));
        log.append(changes("young", 2), NOW.plusSeconds(100));

        log.sweep(1_000, NOW.plusSeconds(50));
        assertThat(log.beyond(4, 10)).hasSize(1);
        assertThat(log.beyond(2, 10)).isNull();

        // However far a clock has jumped, numbers go on where they were.
        log.sweep(1_000, NOW.plus(Duration.ofDays(900)));
        assertThat(log.end()).isEqualTo(new Place(6, "young1"));
        log.append(changes("next", 1), NOW);
        assertThat(log.end()).isEqualTo(new Place(7, "next0"));
    }

    @Test
    void whoReadsFromTheBeginningOfALogThatHasNoneAnyMoreIsTold() {
        log.append(changes("x", 3), NOW);
        log.append(changes("y", 3), NOW);
        log.sweep(1, NOW.minusSeconds(1));

        assertThat(log.beyond(0, 10)).isNull();
    }

    private static List<Change> changes(String name, int count) {
        return IntStream.range(0, count).mapToObj(each -> change(name + each)).toList();
    }

    private static Change change(String event) {
        return new Change(
                "t",
                event,
                "rapport.ticket.opened.v1",
                new Kind("ticket"),
                "tic_" + event,
                1,
                NOW,
                null,
                null,
                null);
    }
}
