package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chart passes every check, for each size and for every way to run it.
class ChartTests {

    private static final Chart CHART = Chart.ours();

    @TempDir Path folder = Path.of("");
    private int renderings;

    @Test
    void passesHelmsLint() {
        assertThat(CHART.lint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "small",
                "medium",
                "large",
                "everything",
                "job",
                "small everything",
                "medium everything",
                "large everything",
                "large job"
            })
    void passesEveryCheck(String names) {
        assertThat(Check.allFindings(render(names))).isEmpty();
    }

    @Test
    void aReleaseMayHaveDotsInItsName() {
        var rendered = CHART.render(folder.resolve("dots"), "crm.eu", values(""));

        assertThat(Check.allFindings(rendered)).isEmpty();
        assertThat(rendered.find("Service", "crm-eu-rapport-gateway")).isPresent();
    }

    @Test
    void rendersTheSameTwice() {
        assertThat(render("everything")).isEqualTo(render("everything"));
    }

    @Test
    void showsEveryKindOfResource() {
        var kinds =
                Stream.of("everything", "job")
                        .flatMap(names -> render(names).manifests().stream())
                        .map(Manifest::kind)
                        .distinct();

        assertThat(kinds)
                .contains(
                        "Deployment",
                        "Service",
                        "ServiceAccount",
                        "ConfigMap",
                        "PodDisruptionBudget",
                        "HorizontalPodAutoscaler",
                        "ScaledObject",
                        "TriggerAuthentication",
                        "NetworkPolicy",
                        "Ingress",
                        "HTTPRoute",
                        "ServiceMonitor",
                        "KafkaTopic",
                        "KafkaUser",
                        "Job",
                        "Pod");
    }

    @Test
    void namesEachCheckOnce() {
        assertThat(Check.ALL).extracting(Check::name).doesNotHaveDuplicates();
    }

    private Rendered render(String names) {
        return CHART.render(folder.resolve("chart" + renderings++), values(names));
    }

    /// The required values, then those of the named files.
    static List<Path> values(String names) {
        var files = new ArrayList<Path>();
        files.add(resource("required"));
        for (var name : names.isEmpty() ? new String[0] : names.split(" ", -1)) {
            files.add(
                    List.of("small", "medium", "large").contains(name)
                            ? CHART.sizes(name)
                            : resource(name));
        }
        return files;
    }

    private static Path resource(String name) {
        return Chart.CHECKOUT.resolve("deploy/helm/src/test/resources/values/" + name + ".yaml");
    }
}
