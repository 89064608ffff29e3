package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/// The compose file fits itself, the services' sources and the chart, as far as that can be known
/// without images.
class ComposeTests {

    private static final Path FOLDER = Chart.CHECKOUT.resolve("deploy/compose");
    private static final JsonNode SERVICES =
            compose(Yaml.text(FOLDER.resolve("compose.yaml"))).path("services");
    private static final List<String> OURS =
            List.of("gateway", "customer", "opportunity", "service-desk", "marketing", "analytics");
    private static final Pattern ADDRESS = Pattern.compile("https?://([a-z-]+):([0-9]+).*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final Set<String> PORTS =
            Set.of("8080", "9080", "9092", "27017", "4318", "9090", "3200");

    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway",
                "customer",
                "opportunity",
                "service-desk",
                "marketing",
                "analytics"
            })
    void runsEachServiceAsTheChartDoes(String name) {
        var service = SERVICES.path(name);
        var settings = service.path("environment");
        var chart = Chart.ours().render(folder, ChartTests.values("small"));
        var deployment = chart.find("Deployment", "rapport-" + name).orElseThrow();
        var theirs = chart.environment(deployment).keySet();
        var source = ServiceSource.of(name);

        assertThat(names(settings))
                .as("settings that somebody reads")
                .allMatch(each ->
                        theirs.contains(each)
                                || source.takes(each)
                                || each.startsWith("MANAGEMENT_"));
        assertThat(theirs.stream().filter(each -> each.startsWith("RAPPORT_SERVICES_")))
                .as("the same routes")
                .allMatch(settings::has);
        assertThat(Yaml.string(service.path("image"))).contains("/rapport/" + folderOf(name) + ":");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(Yaml.string(service.path("user"))).isEqualTo("10001:10001");
        assertThat(Yaml.strings(service.at("/healthcheck/test")))
                .anyMatch(each ->
                        each.endsWith(
                                ":"
                                        + Yaml.string(settings.path("MANAGEMENT_SERVER_PORT"))
                                        + "/actuator/health/readiness"));
    }

    @Test
    void pointsOnlyToServicesThatAreThere() {
        for (var name : OURS) {
            for (var each : SERVICES.path(name).path("environment").properties()) {
                var address = ADDRESS.matcher(Yaml.string(each.getValue()));
                if (address.matches() && !"localhost".equals(address.group(1))) {
                    assertThat(SERVICES.has(address.group(1))).as(each.toString()).isTrue();
                    assertThat(PORTS).as(each.toString()).contains(address.group(2));
                }
            }
        }
    }

    @Test
    void startsInOrderOfHealth() {
        assertThat(SERVICES.properties())
                .allSatisfy(service ->
                        service.getValue().path("depends_on").properties().stream()
                                .filter(each -> each.getValue().has("condition"))
                                .forEach(each ->
                                        assertThat(SERVICES.path(each.getKey()).has("healthcheck"))
                                                .isTrue()));
        assertThat(names(SERVICES.at("/gateway/depends_on"))).hasSize(5);
        assertThat(names(SERVICES.at("/analytics/depends_on")))
                .contains("mongodb", "kafka", "keycloak");
    }

    @Test
    void publishesToThisMachineAloneAndMountsWhatIsThere() {
        for (var service : SERVICES) {
            assertThat(Yaml.strings(service.path("ports")))
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
            Yaml.strings(service.path("volumes")).stream()
                    .filter(volume -> volume.startsWith("."))
                    .map(volume -> FOLDER.resolve(volume.substring(0, volume.indexOf(':'))))
                    .filter(path -> !path.endsWith("dashboards"))
                    .forEach(path -> assertThat(Files.exists(path)).as(path.toString()).isTrue());
        }
    }

    @Test
    void knowsEveryVariable() {
        var known = Yaml.text(FOLDER.resolve(".env"));

        assertThat(
                        VARIABLE.matcher(Yaml.text(FOLDER.resolve("compose.yaml")))
                                .results()
                                .map(each -> each.group(1)))
                .isNotEmpty()
                .allMatch(name -> known.contains(name + "="));
    }

    @Test
    void scrapesEachService() {
        var targets =
                Yaml.read(FOLDER.resolve("prometheus/prometheus.yaml"))
                        .at("/scrape_configs/0/static_configs/0/targets");

        assertThat(Yaml.strings(targets))
                .containsExactlyElementsOf(OURS.stream().map(name -> name + ":9080").toList());
    }

    @Test
    void givesTheRolesAndClaimsThatServicesRead() {
        var realm = Yaml.read(FOLDER.resolve("keycloak/realm.json"));
        var roles =
                Stream.of(
                                "platform/kit-web/src/main/java/io/rapport/platform/security/Role.java",
                                "platform/roles/src/main/java/io/rapport/roles/Roles.java")
                        .flatMap(file ->
                                Pattern.compile(
                                                "public static final String [A-Z_]+ = \"([a-z-]+)\";")
                                        .matcher(Yaml.text(Chart.CHECKOUT.resolve(file)))
                                        .results()
                                        .map(each -> each.group(1)));
        var claims =
                Yaml.items(realm.at("/clientScopes/0/protocolMappers"))
                        .map(mapper -> Yaml.string(mapper.path("config").path("claim.name")));

        assertThat(Yaml.items(realm.at("/roles/realm")).map(role -> Yaml.string(role.path("name"))))
                .containsExactlyInAnyOrderElementsOf(roles.toList());
        assertThat(claims).contains("roles", "tenant", "employee");
        assertThat(realm.toString()).contains("\"included.custom.audience\":\"rapport\"");
        assertThat(Yaml.string(SERVICES.at("/gateway/environment/RAPPORT_ISSUER")))
                .endsWith("/realms/" + Yaml.string(realm.path("realm")));
    }

    private static JsonNode compose(String text) {
        Object read =
                new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return Yaml.MAPPER.valueToTree(read);
    }

    private static Set<String> names(JsonNode mapping) {
        return mapping.properties().stream().map(each -> each.getKey()).collect(Collectors.toSet());
    }

    private static String folderOf(String name) {
        return "gateway".equals(name) ? name : name + "-service";
    }
}
