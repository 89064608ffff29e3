package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the chart's pods as `podman kube play` takes them, for `deploy/helm/play`: what the chart
/// renders, less what podman has no word for. Asked for by `-Drapport.play=<folder>`, in which
/// `values.yaml` lies.
@EnabledIfSystemProperty(named = "rapport.play", matches = ".+")
class PlayFilesTests {

    private static final List<String> ORDER =
            List.of("gateway", "customer", "opportunity", "service-desk", "marketing", "analytics");
    private static final int FIRST_ADDRESS = 11;

    @TempDir Path folder = Path.of("");
    private final Path target = Path.of(System.getProperty("rapport.play", ""));
    private final String network = System.getProperty("rapport.play.network", "10.89.31");
    private final String port = System.getProperty("rapport.play.port", "31000");

    @Test
    void writesOneFileForEachDeployment() throws IOException {
        var values = new ArrayList<>(ChartTests.values("small"));
        values.add(target.resolve("values.yaml"));
        var rendered = Chart.ours().render(folder.resolve("chart"), values);

        for (var component : ORDER) {
            write(rendered, component);
        }

        assertThat(target.resolve("analytics.yaml")).isNotEmptyFile();
    }

    private void write(Rendered rendered, String component) throws IOException {
        var deployment = rendered.find("Deployment", "rapport-" + component).orElseThrow();
        var pod = (ObjectNode) deployment.pod();
        pod.set("hostAliases", names());
        var container = (ObjectNode) deployment.containers().getFirst();
        // podman would ask by a shell and curl, which the images do not have.
        var live = container.putObject("livenessProbe");
        var command = live.putObject("exec").putArray("command");
        List.of(
                        "/opt/java/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx16m",
                        "-jar",
                        "/app/probe.jar",
                        "200=http://127.0.0.1:9080/actuator/health/liveness")
                .forEach(command::add);
        live.put("initialDelaySeconds", 60).put("periodSeconds", 60).put("timeoutSeconds", 30);
        container.remove(List.of("startupProbe", "readinessProbe", "lifecycle"));
        if ("gateway".equals(component)) {
            ((ObjectNode) container.path("ports").get(0))
                    .put("hostPort", Integer.parseInt(port))
                    .put("hostIP", network + ".1");
        }
        var parts = new ArrayList<JsonNode>();
        rendered.all("ConfigMap")
                .filter(map -> map.component().equals("settings"))
                .map(Manifest::root)
                .forEach(parts::add);
        parts.add(secret(component));
        parts.add(deployment.root());
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(Yaml.MAPPER.writeValueAsString(part));
        }
        Files.writeString(target.resolve(component + ".yaml"), text);
    }

    private ArrayNode names() {
        var aliases = Yaml.MAPPER.createArrayNode();
        for (var component : ORDER) {
            aliases.addObject()
                    .put("ip", network + "." + (FIRST_ADDRESS + ORDER.indexOf(component)))
                    .putArray("hostnames")
                    .add("rapport-" + component);
        }
        return aliases;
    }

    /// The store's address: of this trial, without a password.
    private JsonNode secret(String component) {
        var uri = System.getProperty("rapport.play.mongodb", "");
        return Yaml.MAPPER.valueToTree(
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of("name", "mongodb-" + component),
                        "data",
                        Map.of(
                                "uri",
                                java.util.Base64.getEncoder()
                                        .encodeToString(
                                                uri.getBytes(
                                                        java.nio.charset.StandardCharsets
                                                                .UTF_8)))));
    }
}
