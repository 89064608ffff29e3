package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The restricted pod security standard, and secrets by reference only.
final class SecurityChecks {

    private static final int LOWEST_USER = 10_000;
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|secret|jaas|credential).*|RAPPORT_MONGODB");
    private static final Pattern SECRET_VALUE =
            Pattern.compile(
                    "(?is).*(://[^/\\s:@]+:[^/\\s@]+@|password\\s*=\\s*(?!\\$\\()|BEGIN [A-Z"
                            + " ]*PRIVATE).*");

    /// What reads a secret, and by which key (deploy/helm/install.md, "Secrets").
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("RAPPORT_MONGODB", "uri"),
                    Map.entry("RAPPORT_GATEWAY_SESSION_CLIENTSECRET", "client-secret"),
                    Map.entry("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "sasl.jaas.config"),
                    Map.entry("kafka-ca", "ca.crt"),
                    Map.entry("mongodb-ca", "ca.crt"),
                    Map.entry("oidc-ca", "ca.crt"),
                    Map.entry("tracing-ca", "ca.crt"),
                    Map.entry("admin", "client.properties"),
                    Map.entry("ca", "ca.crt"),
                    Map.entry("username", "username"),
                    Map.entry("password", "password"));

    private SecurityChecks() {}

    static List<Check> all() {
        return List.of(
                Check.eachWorkload("restricted-pod", SecurityChecks::restrictedPod),
                Check.eachWorkload("restricted-container", SecurityChecks::restrictedContainers),
                Check.eachWorkload("no-host-access", SecurityChecks::hostAccess),
                Check.eachWorkload("no-account-token", SecurityChecks::accountToken),
                Check.each(
                        "account-without-token",
                        "ServiceAccount",
                        one ->
                                unless(
                                        one.at("/automountServiceAccountToken").isBoolean()
                                                && !one.at("/automountServiceAccountToken")
                                                        .asBoolean(),
                                        "mounts its token")),
                new Check("no-secret-made", r -> r.all("Secret").map(one -> one + " is rendered")),
                new Check("secrets-by-reference", SecurityChecks::byReference),
                new Check("secret-keys", SecurityChecks::secretKeys),
                new Check("nothing-printed", SecurityChecks::printed));
    }

    /// Every key that is read of a secret is the one that whoever makes the secret puts there.
    private static Stream<String> secretKeys(Rendered rendered) {
        return SecretUse.of(rendered)
                .filter(use -> !KEYS.getOrDefault(use.purpose(), "").equals(use.key()))
                .map(use -> use + " is not a key that the secret has");
    }

    /// A JVM prints the options that it takes from its environment.
    private static Stream<String> printed(Rendered rendered) {
        return rendered.workloads()
                .flatMap(one ->
                        rendered.environment(one).entrySet().stream()
                                .filter(each -> each.getKey().matches("J.*_OPTIONS|KAFKA_OPTS"))
                                .filter(each ->
                                        each.getValue()
                                                .matches("(?is).*(password|secret|token|\\$\\().*"))
                                .map(each -> one + " prints what " + each.getKey() + " holds"));
    }

    private static Stream<String> restrictedPod(Manifest one) {
        var context = one.pod().path("securityContext");
        return Stream.of(
                        unless(context.path("runAsNonRoot").asBoolean(false), "may be root"),
                        unless(
                                context.path("runAsUser").asInt(0) > LOWEST_USER,
                                "user is not above " + LOWEST_USER),
                        unless(
                                "RuntimeDefault"
                                        .equals(Yaml.string(context.at("/seccompProfile/type"))),
                                "no seccomp profile"))
                .flatMap(each -> each);
    }

    private static Stream<String> restrictedContainers(Manifest one) {
        return one.containers().stream()
                .map(each -> each.path("securityContext"))
                .flatMap(SecurityChecks::restricted);
    }

    private static Stream<String> restricted(JsonNode context) {
        return Stream.of(
                        unless(
                                context.path("readOnlyRootFilesystem").asBoolean(false),
                                "root can be written"),
                        unless(
                                !context.path("allowPrivilegeEscalation").asBoolean(true),
                                "privileges can grow"),
                        unless(!context.path("privileged").asBoolean(false), "privileged"),
                        unless(
                                Yaml.strings(context.at("/capabilities/drop")).contains("ALL")
                                        && context.at("/capabilities/add").isEmpty(),
                                "has capabilities"),
                        unless(
                                !context.has("runAsUser")
                                        || context.path("runAsUser").asInt() > LOWEST_USER,
                                "a user of its own"))
                .flatMap(each -> each);
    }

    private static Stream<String> hostAccess(Manifest one) {
        var pod = one.pod();
        return Stream.of(
                        Stream.of("hostNetwork", "hostPID", "hostIPC")
                                .filter(what -> pod.path(what).asBoolean(false)),
                        one.ports().stream()
                                .filter(port -> port.has("hostPort"))
                                .map(_ -> "hostPort"),
                        Yaml.items(pod.path("volumes"))
                                .filter(volume -> volume.has("hostPath"))
                                .map(_ -> "hostPath"))
                .flatMap(each -> each);
    }

    private static Stream<String> accountToken(Manifest one) {
        var mounted = one.pod().path("automountServiceAccountToken");
        return unless(mounted.isBoolean() && !mounted.asBoolean(), "mounts an account's token");
    }

    private static Stream<String> byReference(Rendered rendered) {
        var literal =
                Stream.concat(
                        rendered.workloads()
                                .flatMap(one ->
                                        one.containers().stream()
                                                .flatMap(c -> Yaml.items(c.path("env")))
                                                .filter(env -> env.has("value"))
                                                .map(env ->
                                                        Map.entry(
                                                                Yaml.string(env.path("name")),
                                                                Yaml.string(env.path("value"))))),
                        rendered.all("ConfigMap")
                                .filter(map -> !map.name().contains("-dashboard-"))
                                .flatMap(map -> map.at("/data").properties().stream())
                                .map(each ->
                                        Map.entry(each.getKey(), Yaml.string(each.getValue()))));
        return literal.filter(each ->
                        SECRET_NAME.matcher(each.getKey()).matches()
                                || SECRET_VALUE.matcher(each.getValue()).matches())
                .map(each -> each.getKey() + " stands in the clear");
    }
}
