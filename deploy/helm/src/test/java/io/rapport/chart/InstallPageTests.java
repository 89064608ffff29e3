package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the page about installing tells to do is what the chart takes: its commands are rendered,
/// and every secret that a pod reads is made on the page.
class InstallPageTests {

    private static final Path PAGE = Chart.CHECKOUT.resolve("deploy/helm/install.md");
    private static final Path README = Chart.CHECKOUT.resolve("deploy/helm/README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|$");

    /// Of each kind that the page's files have, the version that its operator takes today.
    private static final Map<String, String> VERSIONS =
            Map.of(
                    "Kafka", "kafka.strimzi.io/v1",
                    "KafkaNodePool", "kafka.strimzi.io/v1",
                    "MongoDBCommunity", "mongodbcommunity.mongodb.com/v1",
                    "Issuer", "cert-manager.io/v1",
                    "Certificate", "cert-manager.io/v1",
                    "Keycloak", "k8s.keycloak.org/v2alpha1");

    @TempDir Path folder = Path.of("");

    static List<ShellCommand> installations() {
        return Stream.of(PAGE, README)
                .flatMap(page -> ShellCommand.of(Yaml.text(page)).stream())
                .filter(command ->
                        command.starts("helm", "install", "rapport")
                                || command.starts("helm", "upgrade", "rapport"))
                .toList();
    }

    @Test
    void installsInEveryWay() {
        assertThat(installations()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("installations")
    void rendersAndPassesEveryCheck(ShellCommand command) {
        assertThat(Check.allFindings(rendered(command))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void readsNoSecretThatIsNotMade(ShellCommand command) {
        var rendered = rendered(command);
        var made = new HashSet<String>();
        Stream.of(PAGE, README)
                .flatMap(page -> ShellCommand.of(Yaml.text(page)).stream())
                .forEach(each -> made.addAll(secrets(each)));
        manifests().forEach(each -> made.addAll(secrets(each)));
        rendered.all("KafkaUser").forEach(user -> made.addAll(secrets(user.root())));

        assertThat(SecretUse.of(rendered))
                .isNotEmpty()
                .allSatisfy(use -> assertThat(made).contains(use.secret() + "/" + use.key()));
        assertThat(rendered.all("Ingress").map(one -> one.text("/spec/tls/0/secretName")))
                .allSatisfy(name -> assertThat(made).contains(name + "/tls.crt"));
    }

    @Test
    void theTableHasEveryKey() {
        var rows = ROW.matcher(Yaml.text(PAGE)).results().map(MatchResult::group).toList();
        var uses =
                Stream.of("everything", "job", "medium")
                        .flatMap(names ->
                                SecretUse.of(
                                        Chart.ours()
                                                .render(
                                                        folder.resolve(names),
                                                        ChartTests.values(names))));

        assertThat(uses.map(SecretUse::key).distinct())
                .hasSizeGreaterThan(5)
                .allSatisfy(key -> assertThat(rows).anyMatch(row -> row.contains("`" + key + "`")));
    }

    @Test
    void itsFilesAreThereAndOfVersionsThatAreTaken() {
        var files =
                ShellCommand.of(Yaml.text(PAGE)).stream()
                        .flatMap(command -> command.options("-f").stream())
                        .filter(file -> !"-".equals(file))
                        .toList();

        assertThat(files).isNotEmpty().allMatch(file -> Files.exists(Chart.CHECKOUT.resolve(file)));
        assertThat(manifests())
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(VERSIONS)
                                .containsEntry(
                                        Yaml.string(each.path("kind")),
                                        Yaml.string(each.path("apiVersion"))));
    }

    /// Its address, its port, its way of logging in.
    @Test
    void theChartFindsTheKafkaOfThePage() {
        var kafka =
                manifests().stream()
                        .filter(each -> "Kafka".equals(Yaml.string(each.path("kind"))))
                        .findFirst()
                        .orElseThrow();
        var listener = kafka.at("/spec/kafka/listeners/0");
        var settings =
                rendered(installations().getFirst())
                        .all("ConfigMap")
                        .map(map -> map.at("/data"))
                        .filter(data -> data.has("RAPPORT_KAFKA"))
                        .findFirst()
                        .orElseThrow();

        assertThat(Yaml.string(settings.path("RAPPORT_KAFKA")))
                .startsWith(Yaml.string(kafka.at("/metadata/name")) + "-kafka-bootstrap.")
                .endsWith(":" + listener.path("port").asInt());
        assertThat(Yaml.string(settings.path("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM")))
                .isEqualToIgnoringCase(Yaml.string(listener.at("/authentication/type")));
        assertThat(listener.path("tls").asBoolean()).isTrue();
    }

    private Rendered rendered(ShellCommand command) {
        assertThat(command.words().get(3)).isEqualTo("deploy/helm/rapport");
        assertThat(command.options("-n")).containsExactly(Chart.NAMESPACE);
        var files = new ArrayList<Path>();
        command.options("-f").forEach(file -> files.add(Chart.CHECKOUT.resolve(file)));
        return Chart.ours()
                .render(folder.resolve("chart"), command.words().get(2), files, command.settings());
    }

    private static List<JsonNode> manifests() {
        return ShellCommand.of(Yaml.text(PAGE)).stream()
                .filter(command -> command.starts("kubectl", "apply"))
                .flatMap(command -> command.options("-f").stream())
                .filter(file -> file.endsWith(".yaml"))
                .flatMap(file -> Yaml.documents(Yaml.text(Chart.CHECKOUT.resolve(file))).stream())
                .toList();
    }

    /// The secrets that a command makes, as name/key.
    private static Set<String> secrets(ShellCommand command) {
        if (command.starts("kubectl", "create", "secret", "tls")) {
            var name = command.words().get(4);
            return Set.of(name + "/tls.crt", name + "/tls.key");
        }
        var made = new HashSet<String>();
        if (command.starts("kubectl", "create", "secret", "generic")) {
            for (var word : command.words()) {
                if (word.startsWith("--from-literal=") || word.startsWith("--from-file=")) {
                    made.add(command.words().get(4) + "/" + word.split("=", 3)[1]);
                }
            }
        }
        return made;
    }

    /// The secrets that an operator makes of a resource, as its documentation says.
    private static Set<String> secrets(JsonNode manifest) {
        var name = Yaml.string(manifest.at("/metadata/name"));
        return switch (Yaml.string(manifest.path("kind"))) {
            case "Kafka" -> Set.of(name + "-cluster-ca-cert/ca.crt");
            case "KafkaUser" -> Set.of(name + "/password", name + "/sasl.jaas.config");
            case "Certificate" -> {
                var secret = Yaml.string(manifest.at("/spec/secretName"));
                yield Set.of(secret + "/ca.crt", secret + "/tls.crt", secret + "/tls.key");
            }
            default -> Set.of();
        };
    }
}
