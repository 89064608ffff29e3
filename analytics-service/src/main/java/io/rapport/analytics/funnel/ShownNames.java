package io.rapport.analytics.funnel;

import io.rapport.analytics.intake.Names;
import io.rapport.analytics.intake.Views;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.StateStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// What the ids in an answer are called at present.
@Component
final class ShownNames {

    private static final String PIPELINES = "pip_";

    private final StateStore names;
    private final Generations generations;

    ShownNames(StateStore names, Generations generations) {
        this.names = names;
        this.generations = generations;
    }

    /// Names by id; what has none is left out.
    Map<String, String> of(String tenant, Collection<String> shown) {
        var found = new TreeMap<String, String>();
        var ids = new ArrayList<>(new TreeSet<>(shown));
        ids.removeIf(id -> !id.matches("[a-z]{3}_[A-Za-z0-9]+"));
        var generation = generations.current(Views.NAME);
        for (var from = 0; from < ids.size(); from += StateStore.MOST) {
            var some = ids.subList(from, Math.min(ids.size(), from + StateStore.MOST));
            names.find(generation, List.copyOf(some))
                    .forEach((id, held) -> {
                        if (held.tenant().equals(tenant)) {
                            add(found, id, held.state());
                        }
                    });
        }
        return found;
    }

    private static void add(Map<String, String> found, String id, Document state) {
        var name = state.getString(Names.NAME);
        if (name != null) {
            found.put(id, name);
        }
        if (id.startsWith(PIPELINES)) {
            state.get(Names.STAGES, new Document())
                    .forEach((stage, stageName) -> found.put(stage, String.valueOf(stageName)));
        }
    }
}
