package io.rapport.platform.restore;

import io.rapport.contracts.EventOrder;
import io.rapport.contracts.WithdrawnEvent;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.aggregate.RestoredAggregates.Place;
import io.rapport.platform.restore.LogReader.Logged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/// What the topics say, beside what the database has: how far each aggregate was published, and
/// where the events lie that a restore needs.
final class Survey {

    private static final long NOWHERE = -1;

    private final RestoredAggregates aggregates;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<TopicPartition, List<String>> byPartition = new LinkedHashMap<>();
    private final TreeSet<String> unknown = new TreeSet<>();

    Survey(RestoredAggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// An aggregate whose topic goes beyond its document.
    ///
    /// @param last the order of its last published event
    /// @param lastRecorded when that one was recorded
    /// @param source offset of the event that gives the state
    record Ahead(Place place, long last, Instant lastRecorded, long source, boolean withdrawn) {

        /// Whether the last that was told of it is that there is no such aggregate, and there is
        /// none.
        boolean isWithdrawnAlready() {
            return withdrawn && !place.lives();
        }
    }

    /// Takes what was read of a partition; all of it, in order.
    void look(TopicPartition partition, List<Logged> events) {
        var news =
                events.stream()
                        .map(event -> event.envelope().subject())
                        .filter(id -> !seen.containsKey(id) && !unknown.contains(id))
                        .distinct()
                        .toList();
        news.stream().filter(id -> !aggregates.keeps(id)).forEach(unknown::add);
        aggregates
                .places(news)
                .forEach((id, place) -> {
                    seen.put(id, new Seen(place));
                    byPartition.computeIfAbsent(partition, _ -> new ArrayList<>()).add(id);
                });
        for (var event : events) {
            var known = seen.get(event.envelope().subject());
            if (known != null) {
                known.see(event);
            }
        }
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /// Aggregates that live, have gone further, and whose state cannot be told: the topic does not
    /// have the event any more that left it.
    List<String> untold() {
        return seen.values().stream()
                .filter(each -> each.isAhead() && each.place.lives() && each.at == NOWHERE)
                .map(each -> each.place.id())
                .sorted()
                .toList();
    }

    Map<TopicPartition, List<Ahead>> ahead() {
        var ahead = new LinkedHashMap<TopicPartition, List<Ahead>>();
        byPartition.forEach((partition, ids) -> {
            var some =
                    ids.stream()
                            .flatMap(id -> Optional.ofNullable(seen.get(id)).stream())
                            .filter(Seen::isAhead)
                            .map(Seen::ahead)
                            .toList();
            if (!some.isEmpty()) {
                ahead.put(partition, some);
            }
        });
        return ahead;
    }

    /// Aggregates of which the database has published events that the topic lacks.
    long behind() {
        return seen.values().stream().filter(Seen::isBehind).count();
    }

    /// One aggregate, as far as it was read.
    private static final class Seen {

        private final Place place;
        private long last;
        private long lastAt;
        private Instant lastRecorded = Instant.EPOCH;
        private boolean withdrawn;
        private long at = NOWHERE;

        Seen(Place place) {
            this.place = place;
        }

        void see(Logged event) {
            var envelope = event.envelope();
            if (envelope.order() > last) {
                last = envelope.order();
                lastAt = event.offset();
                lastRecorded = envelope.recorded();
                withdrawn = WithdrawnEvent.isNamed(envelope.type());
            }
            if (envelope.order() == place.order() && at == NOWHERE) {
                at = event.offset();
            }
        }

        boolean isAhead() {
            return last > place.order();
        }

        Ahead ahead() {
            return new Ahead(place, last, lastRecorded, place.lives() ? at : lastAt, withdrawn);
        }

        /// What the topic lacks must wait in the outbox, from the very next on.
        boolean isBehind() {
            if (place.order() <= last) {
                return false;
            }
            if (place.waiting().isEmpty()) {
                return true;
            }
            var next = place.waiting().getFirst();
            return next > last + 1 && EventOrder.sequence(next) > 1;
        }
    }
}
