package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.Kind;
import io.rapport.contracts.PublishedEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// All kinds of aggregates and what can be said of them. Nothing is listed here: each kind declares
/// itself, see [FactsOf].
public final class Vocabulary {

    private static final Map<String, FactsOf<?>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<?>, FactsOf<?>> BY_EVENT = new HashMap<>();
    private static final Set<Kind> KINDS;
    private static final Map<Kind, Attribute<String>> BELONGING;

    static {
        var kinds = new LinkedHashSet<Kind>();
        var belonging = new LinkedHashMap<Kind, Attribute<String>>();
        for (var declared : Declarations.all()) {
            var kind = declared.kind();
            if (BY_NAME.put(kind.wireName(), declared) != null) {
                throw new IllegalStateException(
                        "two declarations of " + kind.wireName() + ": keep one");
            }
            for (var event : declared.family().getPermittedSubclasses()) {
                BY_EVENT.put(event, declared);
            }
            kinds.add(kind);
            var customer = declared.customer();
            if (customer != null) {
                belonging.put(kind, customer);
            }
        }
        KINDS = Collections.unmodifiableSet(kinds);
        BELONGING = Collections.unmodifiableMap(belonging);
    }

    private Vocabulary() {}

    /// Every kind of which facts are kept.
    public static Set<Kind> kinds() {
        return KINDS;
    }

    /// @param name the second part of an event's type
    public static Optional<Kind> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(FactsOf::kind);
    }

    public static List<Attribute<?>> of(Kind kind) {
        var declared = BY_NAME.get(kind.wireName());
        return declared == null ? List.of() : declared.attributes();
    }

    /// The kinds that belong to a customer, and what says to whom.
    public static Map<Kind, Attribute<String>> belonging() {
        return BELONGING;
    }

    /// Reads what an event sets: nothing, where nobody declared its family.
    public static void read(Fact.Builder fact, PublishedEvent event) {
        var declared = BY_EVENT.get(event.getClass());
        if (declared != null) {
            declared.read(fact, event);
        }
    }

    /// From whom an event takes something away, if it does.
    public static @Nullable String leaves(PublishedEvent event) {
        var declared = BY_EVENT.get(event.getClass());
        return declared == null ? null : declared.leaves(event);
    }

    /// What an event's aggregate is called after it; `null` for a kind without names.
    public static @Nullable Document names(@Nullable PublishedEvent event) {
        var declared = event == null ? null : BY_EVENT.get(event.getClass());
        return event == null || declared == null ? null : declared.names(event);
    }

    /// The beginnings of the ids of which names are kept.
    public static List<String> namedPrefixes() {
        return BY_NAME.values().stream().map(FactsOf::idPrefix).filter(Objects::nonNull).toList();
    }

    /// How an event's aggregate is found after it; `null` for a kind that search does not know.
    public static @Nullable Findable findable(@Nullable PublishedEvent event) {
        var declared = event == null ? null : BY_EVENT.get(event.getClass());
        return event == null || declared == null ? null : declared.findable(event);
    }

    /// The kinds that search finds, with the beginnings of their ids.
    public static Map<Kind, String> searched() {
        var searched = new LinkedHashMap<Kind, String>();
        for (var declared : BY_NAME.values()) {
            var prefix = declared.searchedPrefix();
            if (prefix != null) {
                searched.put(declared.kind(), prefix);
            }
        }
        return searched;
    }

    static KindRule rule(Kind kind) {
        var declared = BY_NAME.get(kind.wireName());
        if (declared == null) {
            throw new IllegalArgumentException("nobody declared " + kind.wireName());
        }
        return declared.rule();
    }
}
