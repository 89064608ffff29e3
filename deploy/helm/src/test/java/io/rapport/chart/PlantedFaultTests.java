package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Each check is seen red: a fault is planted in values or in a template, and what is named must
/// catch it: one of our checks, or Helm's own refusal at installation.
class PlantedFaultTests {

    private static final int AT_LEAST = 25;
    private static final Pattern PLACE = Pattern.compile("^execution error at \\([^)]*\\): ");

    @TempDir Path folder = Path.of("");

    /// @param release what the release is called
    /// @param with names of value files
    /// @param values further values, or missing
    /// @param file a file of the chart in which `from` becomes `to`, or empty
    record Fault(
            String fault,
            String release,
            String with,
            JsonNode values,
            String file,
            String from,
            String to,
            String caught) {

        @Override
        public String toString() {
            return fault + " -> " + caught;
        }
    }

    static List<Fault> faults() {
        var file = Chart.CHECKOUT.resolve("deploy/helm/src/test/resources/faults.yaml");
        return Yaml.items(Yaml.read(file))
                .map(each ->
                        new Fault(
                                Yaml.string(each.path("fault")),
                                each.path("release").asString("rapport"),
                                each.path("with").asString("everything"),
                                each.path("values"),
                                Yaml.string(each.path("file")),
                                Yaml.string(each.path("from")),
                                Yaml.string(each.path("to")),
                                Yaml.string(each.path("caught"))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isCaught(Fault fault) throws IOException {
        var chart = fault.file().isEmpty() ? Chart.ours() : spoiled(fault);

        assertThat(findings(chart, fault.release(), values(fault)))
                .as(fault.fault())
                .anyMatch(finding -> finding.startsWith(fault.caught()));
    }

    @Test
    void coversEveryCheck() {
        var caught = faults().stream().map(Fault::caught).collect(Collectors.toSet());

        assertThat(faults()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(Check.ALL)
                .extracting(Check::name)
                .allSatisfy(name -> assertThat(caught).contains(name));
    }

    private Chart spoiled(Fault fault) throws IOException {
        var chart = Chart.ours().copiedTo(folder.resolve("chart"));
        var file = chart.folder().resolve(fault.file());
        var text = Files.exists(file) ? Files.readString(file) : "";
        assertThat(text).as("what the fault replaces").contains(fault.from());
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, fault.from().isEmpty() ? fault.to() : text.replace(fault.from(), fault.to()));
        return chart;
    }

    private List<Path> values(Fault fault) throws IOException {
        var files = new ArrayList<>(ChartTests.values(fault.with()));
        if (fault.values().isObject()) {
            files.add(Files.writeString(folder.resolve("fault.yaml"), fault.values().toString()));
        }
        return files;
    }

    private List<String> findings(Chart chart, String release, List<Path> values) {
        try {
            return Check.allFindings(chart.render(folder.resolve("rendered"), release, values));
        } catch (JacksonException unreadable) {
            return List.of("yaml: " + unreadable.getOriginalMessage());
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage())
                    .lines()
                    .map(line -> "refused: " + PLACE.matcher(line.strip()).replaceFirst(""))
                    .toList();
        }
    }
}
