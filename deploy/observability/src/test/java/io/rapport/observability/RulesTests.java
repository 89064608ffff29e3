package io.rapport.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.observability.Rules.Rule;
import io.rapport.observability.promql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTests {

    private static final Path RUNBOOKS = Exported.ROOT.resolve("deploy/runbooks");
    private static final Pattern DURATION = Pattern.compile("(\\d+(ms|[smhdwy]))+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$labels\\.([a-z_]+)");

    static List<Rule> rules() {
        return Rules.all();
    }

    static List<Rule> alerts() {
        return Rules.all().stream().filter(Rule::alert).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void asksForWhatIsExported(Rule rule) {
        assertThat(known().missing(Query.of(rule.expr()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhatItIsAndWhatToDo(Rule alert) {
        assertThat(alert.name()).startsWith("Rapport");
        assertThat(alert.labels()).containsOnlyKeys("severity");
        assertThat(alert.labels().get("severity")).isIn("page", "ticket");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
        if (alert.pending() != null) {
            assertThat(alert.pending()).matches(DURATION);
        }
    }

    /// Labels in the texts are those that the expression keeps.
    @ParameterizedTest
    @MethodSource("alerts")
    void tellsOnlyLabelsThatItHas(Rule alert) {
        var query = Query.of(alert.expr());
        var told = PLACEHOLDER.matcher(String.join(" ", alert.annotations().values())).results();

        assertThat(told.map(each -> each.group(1))).allMatch(query.grouped()::contains);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToARunbookThatKnowsIt(Rule alert) {
        var runbook = Exported.ROOT.resolve(url(alert));

        assertThat(runbook).isRegularFile().hasParent(RUNBOOKS);
        assertThat(Exported.text(runbook))
                .contains("`" + alert.name() + "`")
                .contains("## What you see", "## Why", "## What mends it", "## How you know");
    }

    @Test
    void namesAreUnique() {
        assertThat(rules().stream().map(rule -> rule.name() + rule.labels()))
                .doesNotHaveDuplicates();
    }

    /// Two installations in one Prometheus never answer for each other.
    @ParameterizedTest
    @MethodSource("rules")
    void asksForOneInstallationAtATime(Rule rule) {
        var query = Query.of(rule.expr());
        var told = query.matched().stream().filter(each -> each.label().equals("installation"));

        assertThat(told.map(Query.Matched::metric)).containsAll(query.metrics());
        if (!query.grouped().isEmpty()) {
            assertThat(query.grouped()).contains("installation");
        }
    }

    @Test
    void everyRunbookBelongsToAnAlert() throws IOException {
        var used = alerts().stream().map(RulesTests::url).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertThat(files.map(each -> "deploy/runbooks/" + each.getFileName()))
                    .filteredOn(each -> !each.endsWith("README.md"))
                    .allMatch(used::contains);
        }
    }

    /// The check of names can fail: a name, a label and a grouping that nobody exports.
    @Test
    void noticesNamesThatNobodyExports() {
        var known = known();

        assertThat(known.missing(Query.of("rate(rapport_outbox_publishd_total[5m])"))).hasSize(1);
        assertThat(known.missing(Query.of("rapport_outbox_pending{aplication=\"a\"}"))).hasSize(1);
        assertThat(known.missing(Query.of("sum by (tenant) (rapport_outbox_pending)"))).hasSize(1);
        assertThat(known.missing(Query.of("sum by (pod) (rapport_outbox_pending)"))).isEmpty();
    }

    static Exported known() {
        var known = new Exported();
        rules().stream()
                .filter(rule -> !rule.alert())
                .forEach(rule -> known.add(rule.name(), recorded(rule)));
        return known;
    }

    private static Set<String> recorded(Rule rule) {
        if (!rule.labels().isEmpty()) {
            return rule.labels().keySet();
        }
        return rule.expr().contains(":bool")
                ? Set.of("installation", "application", "projection")
                : Query.of(rule.expr()).grouped();
    }

    private static String url(Rule alert) {
        return Map.copyOf(alert.annotations()).getOrDefault("runbook_url", "none");
    }
}
