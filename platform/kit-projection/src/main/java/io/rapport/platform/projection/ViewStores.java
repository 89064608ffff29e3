package io.rapport.platform.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Makes the stores of a service's projections.
///
/// ```java
/// var deals = stores.facts("deal_facts").of("opp_").build();
/// var owners = stores.states("customers", event -> read(event)).of("cus_").build();
/// ```
public final class ViewStores {

    private final ViewCollections collections;
    private final MeterRegistry registry;

    ViewStores(ViewCollections collections, MeterRegistry registry) {
        this.collections = collections;
        this.registry = registry;
    }

    /// Facts: one document per event.
    ///
    /// @param base name of its collections, less the generation
    public Facts facts(String base) {
        return new Facts(base, _ -> true, _ -> Map.of(), Set.of());
    }

    /// States: one document per aggregate, the newest event wins.
    ///
    /// @param base name of its collections, less the generation
    /// @param state the fields to keep of an event; `null` if it says nothing of them
    public States states(String base, Function<ReceivedEvent, @Nullable Document> state) {
        return new States(base, _ -> true, state, Set.of(), List.of());
    }

    private Counter duplicates(String base) {
        return Counter.builder("rapport.projection.duplicates")
                .description("Writes that met what the view held already")
                .tag("view", base)
                .register(registry);
    }

    private static Predicate<String> startsWith(String... prefixes) {
        var wanted = List.of(prefixes);
        return id -> wanted.stream().anyMatch(id::startsWith);
    }

    /// A fact store in the making.
    public final class Facts {

        private final String base;
        private final Predicate<String> folds;
        private final Function<ReceivedEvent, ? extends Map<String, ?>> extras;
        private final Set<String> indexed;

        private Facts(
                String base,
                Predicate<String> folds,
                Function<ReceivedEvent, ? extends Map<String, ?>> extras,
                Set<String> indexed) {
            this.base = base;
            this.folds = folds;
            this.extras = extras;
            this.indexed = indexed;
        }

        /// Keeps only aggregates whose ids begin so, `opp_` for example.
        public Facts of(String... idPrefixes) {
            return new Facts(base, startsWith(idPrefixes), extras, indexed);
        }

        /// Keeps fields taken out of each event. Only what every repeat of it gives again.
        public Facts extras(Function<ReceivedEvent, ? extends Map<String, ?>> extras) {
            return new Facts(base, folds, extras, indexed);
        }

        /// Can be read by these extra fields.
        public Facts indexed(String... fields) {
            return new Facts(base, folds, extras, Set.of(fields));
        }

        public FactStore build() {
            var shape = new FactShape(base, folds, extras, indexed);
            return new FactStore(shape, collections, duplicates(base));
        }
    }

    /// A state store in the making.
    public final class States {

        private final String base;
        private final Predicate<String> folds;
        private final Function<ReceivedEvent, @Nullable Document> state;
        private final Set<String> indexed;
        private final List<List<String>> together;

        private States(
                String base,
                Predicate<String> folds,
                Function<ReceivedEvent, @Nullable Document> state,
                Set<String> indexed,
                List<List<String>> together) {
            this.base = base;
            this.folds = folds;
            this.state = state;
            this.indexed = indexed;
            this.together = together;
        }

        /// Keeps only aggregates whose ids begin so, `cus_` for example.
        public States of(String... idPrefixes) {
            return new States(base, startsWith(idPrefixes), state, indexed, together);
        }

        /// Can be read by these fields of the state.
        public States indexed(String... fields) {
            return new States(base, folds, state, Set.of(fields), together);
        }

        /// Can be read by a condition over all of these fields of the state, or the first of them;
        /// one of them may hold several values.
        public States indexedTogether(String... fields) {
            var more = new ArrayList<>(together);
            more.add(List.of(fields));
            return new States(base, folds, state, indexed, List.copyOf(more));
        }

        public StateStore build() {
            var shape = new StateShape(base, folds, state, indexed, together);
            return new StateStore(shape, collections, duplicates(base));
        }
    }
}
