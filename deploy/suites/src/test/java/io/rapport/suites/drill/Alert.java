package io.rapport.suites.drill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// An alert of the chart, evaluated over samples of one moment: its first condition, which is an
/// aggregate of one metric compared with a number. What stands beside it (`unless a record is
/// parked`, `and growing`) is for the drill to see to.
///
/// @param holds how long the condition must hold until the alert fires
record Alert(String name, String runbook, String holds, List<String> by, Condition condition) {

    private static final Pattern CONDITION =
            Pattern.compile(
                    "(max|min|sum) by \\(([^)]*)\\) \\((\\w+)(?:\\{([^}]*)})?\\)\\s*\\)?\\s*"
                            + "(==|>|<) ([0-9.]+)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /// @param matchers labels that a sample must have
    record Condition(
            String aggregate,
            String metric,
            Map<String, String> matchers,
            String comparison,
            double number) {

        private boolean meets(Collection<Sample> group) {
            var values = group.stream().mapToDouble(Sample::value);
            var value =
                    switch (aggregate) {
                        case "max" -> values.max().orElse(Double.NaN);
                        case "min" -> values.min().orElse(Double.NaN);
                        default -> values.sum();
                    };
            return switch (comparison) {
                case ">" -> value > number;
                case "<" -> value < number;
                default -> value == number;
            };
        }

        private boolean selects(Sample sample) {
            return sample.metric().equals(metric)
                    && sample.labels().entrySet().containsAll(matchers.entrySet());
        }
    }

    /// Reads an alert of the chart's rule file.
    static Alert named(Path root, String name) {
        var file = root.resolve("deploy/helm/rapport/files/alerts.yaml");
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            Object rules = yaml.load(Files.readString(file));
            for (var group : list(map(rules).get("groups"))) {
                for (var rule : list(map(group).get("rules"))) {
                    if (name.equals(map(rule).get("alert"))) {
                        return read(name, map(rule));
                    }
                }
            }
            throw new AssertionError("no alert " + name + " in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Alert read(String name, Map<?, ?> rule) {
        var found = CONDITION.matcher(String.valueOf(rule.get("expr")));
        if (!found.find()) {
            throw new AssertionError(name + " has no condition that can be evaluated here");
        }
        var matchers = new TreeMap<String, String>();
        if (found.group(4) != null) {
            MATCHER.matcher(found.group(4))
                    .results()
                    .forEach(each -> matchers.put(each.group(1), each.group(2)));
        }
        return new Alert(
                name,
                String.valueOf(map(rule.get("annotations")).get("runbook_url")),
                rule.containsKey("for") ? String.valueOf(rule.get("for")) : "0s",
                List.of(found.group(2).split(", ?", -1)),
                new Condition(
                        found.group(1),
                        found.group(3),
                        matchers,
                        found.group(5),
                        Double.parseDouble(found.group(6))));
    }

    /// The groups, by the labels that the alert is told by, in which the condition holds.
    List<String> firing(Collection<Sample> samples) {
        var firing = new ArrayList<String>();
        samples.stream()
                .filter(condition::selects)
                .collect(groupingBy(this::labels, TreeMap::new, toList()))
                .forEach((labels, group) -> {
                    if (condition.meets(group)) {
                        firing.add(labels);
                    }
                });
        return firing;
    }

    private String labels(Sample sample) {
        return by.stream()
                .map(label -> sample.labels().getOrDefault(label, ""))
                .toList()
                .toString();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("no mapping: " + value);
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new AssertionError("no list: " + value);
    }
}
