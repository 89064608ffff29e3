package io.rapport.analytics.funnel;

import io.rapport.analytics.intake.Views;
import io.rapport.analytics.vocabulary.Names;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.StateStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// What the ids in an answer are called at present.
@Component
final class ShownNames {

    private final StateStore names;
    private final Generations generations;

    ShownNames(StateStore names, Generations generations) {
        this.names = names;
        this.generations = generations;
    }

    /// Names of those ids; what has none is left out.
    Found of(String tenant, Collection<String> shown) {
        var found = new Found(new TreeMap<>(), new TreeMap<>());
        var ids = new ArrayList<>(new TreeSet<>(shown));
        ids.removeIf(id -> !id.matches("[a-z]{3}_[A-Za-z0-9]+"));
        var generation = generations.current(Views.NAME);
        for (var from = 0; from < ids.size(); from += StateStore.MOST) {
            var some = ids.subList(from, Math.min(ids.size(), from + StateStore.MOST));
            names.find(generation, List.copyOf(some))
                    .forEach((id, held) -> {
                        if (held.tenant().equals(tenant)) {
                            found.add(id, held.state());
                        }
                    });
        }
        found.addAgreedStages();
        return found;
    }

    /// @param names by id, of stages only those that all shown pipelines call the same
    /// @param stages names by pipeline and stage
    record Found(Map<String, String> names, Map<String, Map<String, String>> stages) {

        private void add(String id, Document state) {
            var name = state.getString(Names.NAME);
            if (name != null) {
                names.put(id, name);
            }
            var held = state.get(Names.STAGES, Document.class);
            if (held != null) {
                var ofPipeline = stages.computeIfAbsent(id, _ -> new TreeMap<>());
                held.forEach((stage, called) -> ofPipeline.put(stage, String.valueOf(called)));
            }
        }

        private void addAgreedStages() {
            var called = new TreeMap<String, Set<String>>();
            for (var ofPipeline : stages.values()) {
                ofPipeline.forEach((stage, name) ->
                        called.computeIfAbsent(stage, _ -> new TreeSet<>()).add(name));
            }
            called.forEach((stage, theirs) -> {
                if (theirs.size() == 1) {
                    names.putIfAbsent(stage, theirs.iterator().next());
                }
            });
        }
    }
}
