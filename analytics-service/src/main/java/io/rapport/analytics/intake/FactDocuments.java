package io.rapport.analytics.intake;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Facts as they lie in the store: beside the event, the attributes that it sets, so that no fold
/// parses an event again.
public final class FactDocuments {

    /// The kind of aggregate; can be read by.
    public static final String KIND = "kind";

    /// The request or import that the event belongs to; can be read by.
    public static final String CORRELATION = "correlation";

    /// The customer to whom the aggregate belonged until this event; can be read by.
    public static final String FORMER = "former";

    private static final String SETS = "sets";

    /// The customer below which a fact puts another one.
    public static final String PARENT = "x." + SETS + "." + CustomerFacts.PARENT.name();

    /// What a fold needs of a stored fact: everything but the event's value.
    public static final Document PROJECTION =
            new Document("aggregate", 1)
                    .append("order", 1)
                    .append("effective", 1)
                    .append("log", 1)
                    .append("replaces", 1)
                    .append(io.rapport.platform.projection.Fact.VALID_UNTIL, 1)
                    .append(io.rapport.platform.projection.Fact.LOST, 1)
                    .append("tenant", 1)
                    .append("x." + KIND, 1)
                    .append("x." + SETS, 1);

    private FactDocuments() {}

    /// What is kept beside the event.
    public static Map<String, ?> extras(ReceivedEvent event) {
        var extras = new HashMap<String, Object>();
        kind(event)
                .ifPresent(kind -> {
                    extras.put(KIND, kind.wireName());
                    extras.put(SETS, sets(kind, event));
                });
        var former = event.event() == null ? null : Vocabulary.leaves(event.event());
        if (former != null) {
            extras.put(FORMER, former);
        }
        var correlation = event.envelope().correlationId();
        if (correlation != null) {
            extras.put(CORRELATION, correlation);
        }
        return extras;
    }

    private static Document sets(Kind kind, ReceivedEvent event) {
        var fact = EventFacts.of(event.envelope(), event.event(), event.logTime());
        var sets = new Document();
        for (var attribute : Vocabulary.of(kind)) {
            if (fact.sets(attribute)) {
                sets.append(attribute.name(), AttributeValues.stored(fact.value(attribute)));
            }
        }
        return sets;
    }

    /// The second part of the event's type.
    public static Optional<Kind> kind(ReceivedEvent event) {
        var parts = event.envelope().type().split("\\.", 3);
        return parts.length == 3 ? Vocabulary.named(parts[1]) : Optional.empty();
    }

    /// A fact with all that it sets.
    public static Optional<KeptFact> read(Document document) {
        return read(document, Vocabulary::of, UnaryOperator.identity());
    }

    /// A fact with some of what it sets.
    ///
    /// @param wanted the attributes of each kind
    /// @param shared gives one of equal values, to save memory
    /// @return empty for a kind that this version does not know
    public static Optional<KeptFact> read(
            Document document,
            Function<Kind, ? extends Collection<Attribute<?>>> wanted,
            UnaryOperator<@Nullable Object> shared) {
        var extras = document.get("x", Document.class);
        return Optional.ofNullable(extras == null ? null : extras.getString(KIND))
                .flatMap(Vocabulary::named)
                .map(kind ->
                        new KeptFact(
                                document.getString("tenant"),
                                kind,
                                document.getString("aggregate"),
                                fact(
                                        document,
                                        extras.get(SETS, new Document()),
                                        wanted.apply(kind),
                                        shared)));
    }

    private static Fact fact(
            Document document,
            Document sets,
            Collection<Attribute<?>> wanted,
            UnaryOperator<@Nullable Object> shared) {
        var fact =
                Fact.at(
                                document.getLong("order"),
                                millis(document, "effective"),
                                millis(document, "log"))
                        .replacing(replaced(document.getString("replaces")))
                        .restoring(io.rapport.platform.projection.Fact.validUntil(document))
                        .lost(new io.rapport.platform.projection.Fact(document).isLost());
        for (var attribute : wanted) {
            if (sets.containsKey(attribute.name())) {
                set(fact, attribute, sets, shared);
            }
        }
        return fact.build();
    }

    private static <V> void set(
            Fact.Builder fact,
            Attribute<V> attribute,
            Document sets,
            UnaryOperator<@Nullable Object> shared) {
        var value = AttributeValues.read(attribute, sets.get(attribute.name()));
        fact.set(attribute, attribute.type().cast(shared.apply(value)));
    }

    private static long millis(Document document, String field) {
        return document.get(field, Date.class).toInstant().toEpochMilli();
    }

    /// The order in an event's id, `<aggregate>.<epoch>.<sequence>`.
    static long replaced(@Nullable String eventId) {
        if (eventId == null) {
            return EventOrder.NONE;
        }
        var parts = List.of(eventId.split("\\.", -1));
        try {
            return EventOrder.of(
                    Integer.parseInt(parts.get(parts.size() - 2)), Long.parseLong(parts.getLast()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("ce_replaces names no event");
        }
    }
}
