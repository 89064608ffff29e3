package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
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
    void writesOneFileForEachPod() throws IOException {
        var values = new ArrayList<>(ChartTests.values("small"));
        values.add(target.resolve("values.yaml"));
        var rendered = Chart.ours().render(folder.resolve("chart"), values);

        for (var component : ORDER) {
            var deployment = rendered.find("Deployment", "rapport-" + component).orElseThrow();
            prepare(deployment, component);
            write(component, rendered, deployment);
        }
        var test = rendered.find("Pod", "rapport-test").orElseThrow();
        ((ObjectNode) test.pod()).set("hostAliases", names());
        write("test", rendered, test);

        assertThat(target.resolve("analytics.yaml")).isNotEmptyFile();
        assertThat(target.resolve("test.yaml")).isNotEmptyFile();
    }

    private void prepare(Manifest deployment, String component) {
        ((ObjectNode) deployment.pod()).set("hostAliases", names());
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
        // podman 4 opens every named port on all of the machine's addresses: none but the
        // gateway's stays, and that on the bridge alone.
        container.remove("ports");
        if ("gateway".equals(component)) {
            container
                    .putArray("ports")
                    .addObject()
                    .put("containerPort", 8080)
                    .put("hostPort", Integer.parseInt(port))
                    .put("hostIP", network + ".1");
        }
    }

    private void write(String name, Rendered rendered, Manifest pod) throws IOException {
        var text = new StringBuilder();
        rendered.all("ConfigMap")
                .filter(map -> map.component().equals("settings"))
                .map(Manifest::root)
                .map(Yaml.MAPPER::writeValueAsString)
                .forEach(text::append);
        text.append(Yaml.MAPPER.writeValueAsString(pod.root()));
        Files.writeString(target.resolve(name + ".yaml"), text);
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
}
