package io.rapport.observability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The rules of the chart, read strictly: a field that Prometheus does not know is refused.
final class Rules {

    static final Path FILE = Exported.ROOT.resolve("deploy/helm/rapport/files/alerts.yaml");

    private static final Set<String> OF_GROUPS = Set.of("name", "interval", "rules");
    private static final Set<String> OF_RECORDS = Set.of("record", "expr", "labels");
    private static final Set<String> OF_ALERTS =
            Set.of("alert", "expr", "for", "keep_firing_for", "labels", "annotations");

    private Rules() {}

    /// @param alert whether it is one, else it records
    record Rule(
            String name,
            boolean alert,
            String expr,
            @Nullable String pending,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    static List<Rule> all() {
        var rules = new ArrayList<Rule>();
        var document = map(yaml(Exported.text(FILE)));
        only(document, Set.of("groups"));
        for (var group : list(document.get("groups"))) {
            only(map(group), OF_GROUPS);
            list(map(group).get("rules")).forEach(each -> rules.add(rule(map(each))));
        }
        return rules;
    }

    private static Rule rule(Map<String, ?> rule) {
        var alert = rule.containsKey("alert");
        only(rule, alert ? OF_ALERTS : OF_RECORDS);
        return new Rule(
                text(rule.get(alert ? "alert" : "record")),
                alert,
                text(rule.get("expr")),
                rule.containsKey("for") ? text(rule.get("for")) : null,
                texts(rule.get("labels")),
                texts(rule.get("annotations")));
    }

    private static Object yaml(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    private static void only(Map<String, ?> map, Set<String> known) {
        if (!known.containsAll(map.keySet())) {
            throw new AssertionError("unknown fields: " + map.keySet() + ", known are " + known);
        }
    }

    @SuppressWarnings("unchecked") // each key of a safely read document is checked as a field
    private static Map<String, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw new AssertionError("no mapping: " + value);
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new AssertionError("no list: " + value);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new AssertionError("no text: " + value);
    }

    private static Map<String, String> texts(@Nullable Object value) {
        var texts = new TreeMap<String, String>();
        if (value != null) {
            map(value).forEach((name, each) -> texts.put(name, text(each)));
        }
        return texts;
    }
}
