package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.analytics.vocabulary.PipelineFacts.Stage;
import io.rapport.analytics.vocabulary.StageValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The stage templates that facts pin, by pipeline and version.
public final class PipelineVersions {

    private final Map<Key, List<Stage>> versions;

    /// The pipelines that a restore took versions back from.
    private final Map<String, History> restored;

    /// The order of each pipeline's stages over all its versions, for showing: a newer version
    /// wins.
    private final Map<StageKey, Integer> showing = new TreeMap<>();

    public PipelineVersions(Map<Key, List<Stage>> versions) {
        this(versions, Map.of());
    }

    private PipelineVersions(Map<Key, List<Stage>> versions, Map<String, History> restored) {
        this.versions = Map.copyOf(versions);
        this.restored = Map.copyOf(restored);
        versions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    var stages = entry.getValue();
                    for (var i = 0; i < stages.size(); i++) {
                        showing.put(new StageKey(entry.getKey().pipeline(), stages.get(i).id()), i);
                    }
                });
    }

    /// All versions that the facts of these pipelines tell of.
    static PipelineVersions of(Map<String, History> pipelines) {
        var versions = new TreeMap<Key, List<Stage>>();
        var restored = new HashMap<String, History>();
        pipelines.forEach((id, history) -> {
            if (history.isRestored()) {
                restored.put(id, history);
                add(versions, id, told(history, AsOf.EVERYTHING));
            } else {
                add(versions, id, history.facts());
            }
        });
        return new PipelineVersions(versions, restored);
    }

    /// The versions that facts known at that log time may pin: a restore can take a version back
    /// and let its number be used again.
    PipelineVersions knownAt(long known) {
        if (restored.isEmpty() || known == AsOf.EVERYTHING) {
            return this;
        }
        var then = new TreeMap<>(versions);
        then.keySet().removeIf(key -> restored.containsKey(key.pipeline()));
        restored.forEach((id, history) -> add(then, id, told(history, known)));
        return new PipelineVersions(then, restored);
    }

    private static List<Fact> told(History history, long known) {
        return history.read(new AsOf(AsOf.EVERYTHING, known)).changes(PipelineFacts.TEMPLATE);
    }

    private static void add(Map<Key, List<Stage>> versions, String id, List<Fact> facts) {
        for (var fact : facts) {
            var template = fact.value(PipelineFacts.TEMPLATE);
            if (template != null) {
                versions.put(new Key(id, template.version()), template.stages());
            }
        }
    }

    /// The pipelines that there are.
    Set<String> ids() {
        return versions.keySet().stream().map(Key::pipeline).collect(Collectors.toSet());
    }

    /// Whether `to` stands after `stage`, by the version that the later fact pins; if that one no
    /// longer has the stage, by the version of the earlier fact.
    boolean isLater(StageValue stage, StageValue to) {
        if (!stage.pipeline().equals(to.pipeline())) {
            return false;
        }
        for (var version : new int[] {to.version(), stage.version()}) {
            var from = place(stage.pipeline(), version, stage.stage());
            var until = place(stage.pipeline(), version, to.stage());
            if (from >= 0 && until >= 0) {
                return until > from;
            }
        }
        return false;
    }

    /// The stages in use that a deal jumps over on its way from one place to another, by the
    /// version that the later fact pins. A win leaves all later stages behind.
    List<StageKey> skipped(StageValue from, StageValue to) {
        if (to.status() == Outcome.LOST || !from.pipeline().equals(to.pipeline())) {
            return List.of();
        }
        var stages = stages(to);
        var start = place(to.pipeline(), to.version(), from.stage());
        var end =
                to.status() == Outcome.WON
                        ? stages.size()
                        : place(to.pipeline(), to.version(), to.stage());
        if (start < 0 || end <= start + 1) {
            return List.of();
        }
        return stages.subList(start + 1, end).stream()
                .filter(stage -> !stage.retired())
                .map(stage -> new StageKey(to.pipeline(), stage.id()))
                .toList();
    }

    /// For showing stages: one pipeline's after the other's, each in the order in which deals pass
    /// them.
    Comparator<StageKey> showingOrder() {
        return Comparator.comparing(StageKey::pipeline)
                .thenComparing(stage -> showing.getOrDefault(stage, Integer.MAX_VALUE))
                .thenComparing(StageKey::stage);
    }

    private List<Stage> stages(StageValue value) {
        return versions.getOrDefault(new Key(value.pipeline(), value.version()), List.of());
    }

    private int place(String pipeline, int version, String stage) {
        List<Stage> stages = versions.get(new Key(pipeline, version));
        if (stages == null) {
            return -1;
        }
        for (var i = 0; i < stages.size(); i++) {
            if (stages.get(i).id().equals(stage)) {
                return i;
            }
        }
        return -1;
    }

    /// One version of one pipeline.
    public record Key(String pipeline, int version) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::pipeline)
                    .thenComparingInt(Key::version)
                    .compare(this, other);
        }
    }
}
