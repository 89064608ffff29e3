package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the chart knows of the world, so that a misspelt value is refused at installation: the
/// names of the services' settings, and of the zones. `-Drapport.settings.write=true` writes the
/// former.
class KnownSettingsTests {

    private static final List<String> COMPONENTS =
            List.of("gateway", "customer", "opportunity", "service-desk", "marketing", "analytics");

    @Test
    void everySettingOfEachServiceIsKnown() throws IOException {
        var file = Chart.ours().folder().resolve("files/settings.yaml");
        var text = new StringBuilder();
        text.append("# Every RAPPORT_ setting that each service reads from its environment.\n");
        new TreeMap<>(
                        COMPONENTS.stream()
                                .collect(Collectors.toMap(each -> each, ServiceSource::of)))
                .forEach((component, source) -> {
                    text.append(component).append(":\n");
                    source.settings().stream()
                            .filter(name -> name.startsWith("RAPPORT_"))
                            .sorted()
                            .forEach(name -> text.append("  - ").append(name).append('\n'));
                });
        if (Boolean.getBoolean("rapport.settings.write")) {
            Files.writeString(file, text);
        }

        assertThat(Yaml.text(file)).isEqualTo(text.toString());
    }

    @Test
    void everyZoneIsOne() {
        var known = Yaml.text(Chart.ours().folder().resolve("files/zones.txt")).lines().toList();

        assertThat(ZoneId.getAvailableZoneIds()).containsAll(known);
        assertThat(known).contains("UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai");
    }
}
