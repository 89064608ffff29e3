package io.rapport.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something that must hold of what the chart renders.
///
/// @param name by which a fault names what must catch it
/// @param rule what is wrong, a line each; nothing if all is well
record Check(String name, Function<Rendered, Stream<String>> rule) {

    static final List<Check> ALL =
            Stream.of(
                            SchemaChecks.all(),
                            PodChecks.all(),
                            SecurityChecks.all(),
                            ReferenceChecks.all(),
                            ScalingChecks.all(),
                            NetworkChecks.all(),
                            SettingChecks.all(),
                            KafkaChecks.all(),
                            KafkaAccessChecks.all(),
                            MonitoringChecks.all())
                    .flatMap(List::stream)
                    .toList();

    /// A rule for each object of a kind.
    static Check each(String name, String kind, Function<Manifest, Stream<String>> rule) {
        return new Check(name, rendered -> about(rendered.all(kind), rule));
    }

    /// A rule for everything that makes pods.
    static Check eachWorkload(String name, Function<Manifest, Stream<String>> rule) {
        return new Check(name, rendered -> about(rendered.workloads(), rule));
    }

    private static Stream<String> about(
            Stream<Manifest> manifests, Function<Manifest, Stream<String>> rule) {
        return manifests.flatMap(one -> rule.apply(one).map(finding -> one + ": " + finding));
    }

    List<String> findings(Rendered rendered) {
        return rule.apply(rendered).map(finding -> name + ": " + finding).toList();
    }

    static List<String> allFindings(Rendered rendered) {
        return ALL.stream().flatMap(check -> check.findings(rendered).stream()).toList();
    }

    static Stream<String> unless(boolean holds, String finding) {
        return holds ? Stream.empty() : Stream.of(finding);
    }
}
