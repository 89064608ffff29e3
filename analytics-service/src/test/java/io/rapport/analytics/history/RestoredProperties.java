package io.rapport.analytics.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// A service that works, takes backups and is restored from any of them, at any time and again. The
/// log of it, read as of each moment, tells what its database had then.
class RestoredProperties {

    private static final Attribute<String> VALUE = new Attribute<>(0, "value", String.class);
    private static final long START = 1_800_000_000_000L;

    @Property(tries = 500)
    void theLogTellsWhatTheDatabaseHadAtEachMoment(@ForAll long seed) {
        var service = new Service(new Random(seed));
        service.live();
        var history = arrived(service.log, new Random(seed));

        for (var then : service.moments) {
            var knownAt = AsOf.always().knownAt(Instant.ofEpochMilli(then.logTime));
            var reading = history.read(knownAt);
            assertThat(reading.exists()).isEqualTo(!then.values.isEmpty());
            assertThat(reading.value(VALUE)).isEqualTo(then.last());
            assertThat(values(reading)).isEqualTo(then.values);
            assertThat(reading.hasHole()).isFalse();
        }
        var last = service.moments.getLast();
        assertThat(values(history.read(AsOf.always()))).isEqualTo(last.values);
        assertThat(history.prefixEnd()).isEqualTo(service.log.getLast().order());
    }

    /// What a restore took back is not missed, wherever it got lost.
    @Property(tries = 500)
    void aHoleInWhatWasTakenBackIsNone(@ForAll long seed) {
        var service = new Service(new Random(seed));
        service.live();
        var whole = History.of(service.log).read(AsOf.always());
        var holding = values(whole);
        var left = new ArrayList<Fact>();
        for (var fact : service.log) {
            var counts = fact.sets(VALUE) && holding.contains(fact.value(VALUE));
            if (counts || fact.order() == service.log.getLast().order()) {
                left.add(fact);
            } else if (fact.restores() && isKept(service, fact)) {
                left.add(fact);
            }
        }

        var reading = History.of(left).read(AsOf.always());

        assertThat(reading.hasHole()).isFalse();
        assertThat(values(reading)).isEqualTo(holding);
    }

    private static boolean isKept(Service service, Fact fact) {
        return service.moments.getLast().restores.contains(fact.order());
    }

    private static List<String> values(Reading reading) {
        return reading.changes(VALUE).stream()
                .sorted(Fact.BY_ORDER)
                .map(fact -> String.valueOf(fact.value(VALUE)))
                .toList();
    }

    private static History arrived(List<Fact> log, Random random) {
        var arriving = new ArrayList<>(log);
        log.stream().filter(_ -> random.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        return History.of(arriving);
    }

    /// What the database holds at a moment.
    ///
    /// @param restores the restores that led there
    private record Database(long logTime, long order, List<String> values, List<Long> restores) {

        @Nullable String last() {
            return values.isEmpty() ? null : values.getLast();
        }
    }

    /// One aggregate of a service: commands, backups, restores.
    private static final class Service {

        private final Random random;
        private final List<Fact> log = new ArrayList<>();
        private final List<Database> moments = new ArrayList<>();
        private final List<Database> backups = new ArrayList<>();
        private Database now = new Database(START, EventOrder.NONE, List.of(), List.of());
        private int written;

        Service(Random random) {
            this.random = random;
        }

        void live() {
            backups.add(now);
            command();
            for (var step = 0; step < 14; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> backups.add(now);
                    case 1 -> restore(backups.get(random.nextInt(backups.size())));
                    default -> command();
                }
            }
        }

        private void command() {
            if (now.values.isEmpty() && !log.isEmpty()) {
                return; // withdrawn: its id is not used again
            }
            var order = now.order == EventOrder.NONE ? EventOrder.of(1, 1) : now.order + 1;
            var value = "v" + ++written;
            publish(Fact.at(order, time(), time()).set(VALUE, value).build());
            var values = new ArrayList<>(now.values);
            values.add(value);
            happened(order, List.copyOf(values), now.restores);
        }

        private void restore(Database backup) {
            if (log.isEmpty() || log.getLast().order() == backup.order) {
                now = backup; // the topic does not go beyond it: nothing to tell
                return;
            }
            var order = EventOrder.of(EventOrder.epoch(log.getLast().order()) + 1, 1);
            publish(Fact.at(order, time(), time()).restoring(backup.order).build());
            var restores = new ArrayList<>(backup.restores);
            restores.add(order);
            happened(order, backup.values, List.copyOf(restores));
        }

        private void publish(Fact fact) {
            log.add(fact);
        }

        private void happened(long order, List<String> values, List<Long> restores) {
            now = new Database(log.getLast().logTime(), order, values, restores);
            moments.add(now);
        }

        private long time() {
            return START + 1_000L * log.size();
        }
    }
}
