package io.rapport.observability;

import io.rapport.observability.promql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What may be asked for: what the services' own tests have seen exported, and what our rules
/// record.
final class Exported {

    static final Path ROOT = Path.of(System.getProperty("rapport.root"));

    /// Each is written and verified by the test of the module that it lies in.
    static final List<Path> LISTS =
            List.of(
                    ROOT.resolve("gateway/src/test/resources/metrics.txt"),
                    ROOT.resolve("customer-service/src/test/resources/metrics.txt"),
                    ROOT.resolve("opportunity-service/src/test/resources/metrics.txt"),
                    ROOT.resolve("service-desk-service/src/test/resources/metrics.txt"),
                    ROOT.resolve("marketing-service/src/test/resources/metrics.txt"),
                    ROOT.resolve("analytics-service/src/test/resources/metrics.txt"),
                    ROOT.resolve("platform/service-starter/src/test/resources/metrics-tls.txt"));

    /// What Prometheus puts on every series that it scrapes.
    private static final Set<String> OF_TARGETS = Set.of("job", "instance", "namespace", "pod");

    private final Map<String, Set<String>> labels = new TreeMap<>();

    Exported() {
        for (var list : LISTS) {
            read(list).forEach((name, each) -> add(name, each));
        }
    }

    void add(String name, Set<String> itsLabels) {
        labels.computeIfAbsent(name, _ -> new HashSet<>()).addAll(itsLabels);
    }

    /// What a query asks for in vain.
    List<String> missing(Query query) {
        var missing = new ArrayList<String>();
        var known = new HashSet<>(OF_TARGETS);
        for (var metric : query.metrics()) {
            var its = labels.get(metric);
            if (its == null) {
                missing.add("nobody exports " + metric);
            } else {
                known.addAll(its);
            }
        }
        for (var each : query.matched()) {
            var its = labels.getOrDefault(each.metric(), Set.of());
            if (!its.contains(each.label()) && !OF_TARGETS.contains(each.label())) {
                missing.add(each.metric() + " has no label " + each.label());
            }
        }
        query.grouped().stream()
                .filter(label -> !known.contains(label))
                .map(label -> "none of " + query.metrics() + " has the label " + label)
                .forEach(missing::add);
        return missing;
    }

    static Map<String, Set<String>> read(Path list) {
        var names = new TreeMap<String, Set<String>>();
        for (var line : text(list).lines().toList()) {
            var brace = line.indexOf('{');
            var inside = line.substring(brace + 1, line.length() - 1);
            names.put(line.substring(0, brace), Set.of(inside.split(",", -1)));
        }
        return names;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
