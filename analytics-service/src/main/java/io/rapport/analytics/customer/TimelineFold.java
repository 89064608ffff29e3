package io.rapport.analytics.customer;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.Actor;
import io.rapport.contracts.EventOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened with a customer, newest first. Corrected facts are left out, what lies behind a
/// hole, and values that the caller may not see.
final class TimelineFold {

    private TimelineFold() {}

    static List<Entry> entries(Kind kind, String aggregate, VisibleReading reading) {
        var attributes = Vocabulary.of(kind);
        var entries = new ArrayList<Entry>();
        var shown = attributes.stream().filter(reading::shows).toList();
        for (var fact : reading.visible(attributes)) {
            entries.add(entry(kind, aggregate, fact, shown));
        }
        return entries;
    }

    private static Entry entry(
            Kind kind, String aggregate, Fact fact, List<Attribute<?>> attributes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (var attribute : attributes) {
            if (fact.sets(attribute)) {
                values.put(attribute.name(), fact.value(attribute));
            }
        }
        return new Entry(
                id(aggregate, fact.order()),
                Instant.ofEpochMilli(fact.effective()),
                "",
                null,
                kind.wireName(),
                aggregate,
                values);
    }

    static String id(String aggregate, long order) {
        return aggregate + "." + EventOrder.epoch(order) + "." + EventOrder.sequence(order);
    }

    /// One thing that happened.
    ///
    /// @param id of the event
    /// @param at when it happened in the business
    /// @param type of the event, its wire name with version
    /// @param actor who did it
    /// @param kind of the aggregate
    /// @param values what it set, as far as the caller may see it; `null` where it took a value
    ///   away
    /// @param aggregateId to what it happened
    record Entry(
            String id,
            Instant at,
            String type,
            @Nullable Actor actor,
            String kind,
            String aggregateId,
            Map<String, @Nullable Object> values) {

        Entry told(String type, Actor actor) {
            return new Entry(id, at, type, actor, kind, aggregateId, values);
        }
    }
}
