package io.rapport.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.observability.promql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardsTests {

    private static final Path FOLDER =
            Exported.ROOT.resolve("deploy/helm/rapport/files/dashboards");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]+)}?");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{([a-zA-Z_]+)}}");
    private static final Pattern VALUES = Pattern.compile("label_values\\((.+), ([a-z_]+)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
    private static final Set<String> OF_GRAFANA = Set.of("__rate_interval", "__range");
    private static final Set<String> OF_TARGETS = Set.of("instance", "pod", "namespace", "job");

    static List<Path> dashboards() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereIsOneForEachAudience() throws IOException {
        assertThat(dashboards())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("events.json", "platform.json", "service.json");
        assertThat(dashboards())
                .extracting(each -> read(each).path("uid").asString())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("rapport-[a-z]+"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksForWhatIsExported(Path file) {
        var known = RulesTests.known();
        for (var panel : panels(read(file))) {
            for (var target : panel.path("targets")) {
                var query = Query.of(filledIn(target.path("expr").asString()));
                assertThat(known.missing(query)).as(title(panel)).isEmpty();
            }
        }
    }

    /// A legend that names a lost label would show nothing.
    @ParameterizedTest
    @MethodSource("dashboards")
    void legendsNameLabelsThatAreLeft(Path file) {
        for (var panel : panels(read(file))) {
            for (var target : panel.path("targets")) {
                var query = Query.of(filledIn(target.path("expr").asString()));
                var left = new HashSet<>(query.grouped());
                left.addAll(OF_TARGETS);
                if (query.metrics().stream().anyMatch(name -> name.contains(":"))) {
                    left.addAll(Set.of("application", "projection"));
                }
                LEGEND.matcher(target.path("legendFormat").asString())
                        .results()
                        .forEach(each -> assertThat(left).as(title(panel)).contains(each.group(1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void usesOnlyItsOwnVariables(Path file) {
        var dashboard = read(file);
        var defined = new HashSet<>(OF_GRAFANA);
        for (var variable : dashboard.path("templating").path("list")) {
            defined.add(variable.path("name").asString());
            if (variable.path("type").asString().equals("query")) {
                var values = VALUES.matcher(variable.path("query").asString());
                assertThat(values.matches()).isTrue();
                var query = Query.of("sum by (" + values.group(2) + ") (" + values.group(1) + ")");
                assertThat(RulesTests.known().missing(query)).isEmpty();
            }
        }
        for (var panel : panels(dashboard)) {
            assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("${datasource}");
            for (var target : panel.path("targets")) {
                VARIABLE.matcher(target.path("expr").asString())
                        .results()
                        .forEach(each -> assertThat(defined).contains(each.group(1)));
            }
        }
    }

    /// Two installations may share one Prometheus: no panel adds them up.
    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelIsOfOneInstallation(Path file) {
        for (var panel : panels(read(file))) {
            for (var target : panel.path("targets")) {
                var expr = target.path("expr").asString();
                var query = Query.of(filledIn(expr));
                assertThat(query.matched())
                        .as(title(panel))
                        .containsAll(
                                query.metrics().stream()
                                        .map(metric -> new Query.Matched(metric, "installation"))
                                        .toList());
                assertThat(SELECTOR.matcher(expr).results().map(MatchResult::group))
                        .as(title(panel))
                        .isNotEmpty()
                        .allMatch(each -> each.contains("installation=\"$installation\""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveTitlesUnitsAndPlacesOfTheirOwn(Path file) {
        var taken = new HashSet<String>();
        var ids = new HashSet<Integer>();
        for (var panel : panels(read(file))) {
            assertThat(title(panel)).isNotBlank();
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asString())
                    .as(title(panel))
                    .isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            for (var place : places(panel.path("gridPos"))) {
                assertThat(taken.add(place)).as(title(panel) + " at " + place).isTrue();
            }
        }
    }

    private static List<String> places(JsonNode grid) {
        var places = new ArrayList<String>();
        assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(24);
        for (var x = 0; x < grid.path("w").asInt(); x++) {
            for (var y = 0; y < grid.path("h").asInt(); y++) {
                places.add((grid.path("x").asInt() + x) + "/" + (grid.path("y").asInt() + y));
            }
        }
        return places;
    }

    private static String filledIn(String expr) {
        return expr.replace("$__rate_interval", "5m").replace("$__range", "1h");
    }

    private static String title(JsonNode panel) {
        return panel.path("title").asString();
    }

    private static List<JsonNode> panels(JsonNode dashboard) {
        var panels = new ArrayList<JsonNode>();
        dashboard
                .path("panels")
                .forEach(panel -> {
                    if (!panel.path("type").asString().equals("row")) {
                        panels.add(panel);
                    }
                });
        assertThat(panels).isNotEmpty();
        return panels;
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(Exported.text(file));
    }
}
