package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The environment of the services: only what they read, and values that make sense together.
final class SettingChecks {

    private static final Pattern SERVERS =
            Pattern.compile("[A-Za-z0-9.-]+:[0-9]+(,[A-Za-z0-9.-]+:[0-9]+)*");

    /// What Spring Boot and the JVM read themselves.
    private static final Set<String> COMMON =
            Set.of(
                    "SERVER_ADDRESS",
                    "SERVER_PORT",
                    "MANAGEMENT_SERVER_ADDRESS",
                    "MANAGEMENT_SERVER_PORT",
                    "SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE",
                    "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                    "MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED",
                    "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                    "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                    "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_SSL_BUNDLE",
                    "JAVA_TOOL_OPTIONS");

    private static final Pattern BUNDLE =
            Pattern.compile(
                    "SPRING_SSL_BUNDLE_PEM_(KAFKA|MONGODB|OIDC|TRACING)"
                            + "_(TRUSTSTORE_CERTIFICATE|RELOADONUPDATE)");

    /// The formats that Spring Boot knows.
    private static final Set<String> LOG_FORMATS = Set.of("ecs", "gelf", "logstash");

    /// What those read that speak to Kafka and MongoDB, through Spring Boot and its binder.
    private static final Set<String> CONNECTIONS =
            Set.of(
                    "RAPPORT_KAFKA",
                    "SPRING_KAFKA_SECURITY_PROTOCOL",
                    "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
                    "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                    "SPRING_KAFKA_SSL_TRUSTSTORETYPE",
                    "SPRING_KAFKA_SSL_TRUSTSTORELOCATION",
                    "SPRING_KAFKA_CONSUMER_PROPERTIES_ALLOW_AUTO_CREATE_TOPICS",
                    "SPRING_MONGODB_SSL_ENABLED",
                    "SPRING_MONGODB_SSL_BUNDLE");

    /// Of these, what the gateway reads for its browser sessions.
    private static final Set<String> SESSIONS =
            Set.of("SPRING_MONGODB_SSL_ENABLED", "SPRING_MONGODB_SSL_BUNDLE");

    /// By which the gateway has browser sessions, and so a store.
    private static final String CLIENT = "RAPPORT_GATEWAY_SESSION_CLIENTID";

    /// What each of them cannot do without.
    private static final Set<String> NEEDED =
            Set.of(
                    "RAPPORT_ISSUER",
                    "SERVER_PORT",
                    "SERVER_ADDRESS",
                    "MANAGEMENT_SERVER_PORT",
                    "MANAGEMENT_SERVER_ADDRESS");

    private static final Pattern FLOATING =
            Pattern.compile("(?<![\\w.-])\\d(\\.\\d+)?e[+]?\\d+\\b");

    private SettingChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("settings-known", SettingChecks::known),
                new Check("settings-complete", SettingChecks::complete),
                new Check("settings-sensible", SettingChecks::sensible),
                new Check("ports-agree", SettingChecks::ports),
                new Check("routes-agree", SettingChecks::routes),
                new Check("mounted-settings", SettingChecks::mounted),
                new Check("bundles-agree", SettingChecks::bundles),
                new Check("numbers-plain", SettingChecks::numbers));
    }

    private static Stream<String> known(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var source = ServiceSource.of(one.component());
                    return rendered.environment(one).keySet().stream()
                            .filter(name ->
                                    !COMMON.contains(name)
                                            && !BUNDLE.matcher(name).matches()
                                            && !name.startsWith("LOGGING_LEVEL_"))
                            .filter(name ->
                                    !CONNECTIONS.contains(name)
                                            || ("gateway".equals(one.component())
                                                    && !SESSIONS.contains(name)))
                            .filter(name -> !source.takes(name))
                            .map(name -> one + " does not read " + name);
                });
    }

    private static Stream<String> complete(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var settings = rendered.environment(one);
                    var source = ServiceSource.of(one.component());
                    var needed =
                            Stream.concat(
                                    NEEDED.stream(),
                                    Stream.of("RAPPORT_MONGODB", "RAPPORT_ZONE")
                                            .filter(source::takes)
                                            .filter(_ ->
                                                    !"gateway".equals(one.component())
                                                            || settings.containsKey(CLIENT)));
                    return needed.filter(name -> !settings.containsKey(name))
                            .map(name -> one + " is not told " + name);
                });
    }

    private static Stream<String> sensible(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var settings = rendered.environment(one);
                    return Stream.of(
                                    unless(
                                            "0.0.0.0".equals(settings.get("SERVER_ADDRESS")),
                                            "nobody can reach it"),
                                    unless(
                                            "0.0.0.0"
                                                    .equals(
                                                            settings.get(
                                                                    "MANAGEMENT_SERVER_ADDRESS")),
                                            "no probe can reach it"),
                                    unless(
                                            ZoneId.getAvailableZoneIds()
                                                    .contains(
                                                            settings.getOrDefault(
                                                                    "RAPPORT_ZONE", "UTC")),
                                            "no such zone"),
                                    unless(
                                            LOG_FORMATS.contains(
                                                    settings.getOrDefault(
                                                            "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                                                            "none")),
                                            "no such format of logs"),
                                    unless(
                                            SERVERS.matcher(
                                                            settings.getOrDefault(
                                                                    "RAPPORT_KAFKA", "h:1"))
                                                    .matches(),
                                            "no bootstrap servers"),
                                    unless(
                                            settings.getOrDefault("RAPPORT_ISSUER", "")
                                                    .startsWith("https://"),
                                            "tokens' keys are fetched in the clear"))
                            .flatMap(each -> each)
                            .map(finding -> one + ": " + finding);
                });
    }

    private static Stream<String> ports(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var settings = rendered.environment(one);
                    return Map.of("SERVER_PORT", "http", "MANAGEMENT_SERVER_PORT", "management")
                            .entrySet()
                            .stream()
                            .filter(each ->
                                    !one.portNumber(each.getValue())
                                            .equals(settings.get(each.getKey())))
                            .map(each ->
                                    one + ": port " + each.getValue() + " is not " + each.getKey());
                });
    }

    /// Every address of another service is a service of the chart, at a port that it has.
    private static Stream<String> routes(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var wanted = "gateway".equals(one.component()) ? 5 : 0;
                    var routes =
                            rendered.environment(one).entrySet().stream()
                                    .filter(each -> each.getKey().startsWith("RAPPORT_SERVICES_"))
                                    .toList();
                    return Stream.concat(
                            unless(routes.size() >= wanted, one + " does not know every service"),
                            routes.stream()
                                    .flatMap(each ->
                                            route(
                                                    rendered,
                                                    each.getKey(),
                                                    URI.create(each.getValue()))));
                });
    }

    private static Stream<String> route(Rendered rendered, String name, URI address) {
        var component =
                name.substring("RAPPORT_SERVICES_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
        return unless(
                rendered
                        .find("Service", String.valueOf(address.getHost()))
                        .filter(service -> service.component().equals(component))
                        .stream()
                        .flatMap(service -> Yaml.items(service.at("/spec/ports")))
                        .anyMatch(port ->
                                port.path("port").asInt() == address.getPort()
                                        && "http".equals(Yaml.string(port.path("name")))),
                name + " leads nowhere: " + address);
    }

    /// A bundle that a connection names is there, and one that is there is of a connection.
    private static Stream<String> bundles(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var settings = rendered.environment(one);
                    return settings.entrySet().stream()
                            .filter(each ->
                                    each.getKey().endsWith("SSL_BUNDLE")
                                            || each.getKey().endsWith("SSLBUNDLE"))
                            .map(each ->
                                    "SPRING_SSL_BUNDLE_PEM_"
                                            + each.getValue().toUpperCase(Locale.ROOT)
                                            + "_TRUSTSTORE_CERTIFICATE")
                            .filter(name -> !settings.containsKey(name))
                            .map(name -> one + " has no " + name);
                });
    }

    /// A number stands as its reader wants it, wherever it is text.
    private static Stream<String> numbers(Rendered rendered) {
        return rendered.manifests().stream()
                .filter(one -> !one.name().contains("-dashboard-") && !one.is("PrometheusRule"))
                .flatMap(one ->
                        texts(one.root())
                                .filter(text -> FLOATING.matcher(text).find())
                                .map(text -> one + ": a number is written " + text));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainer()
                ? Yaml.items(node).flatMap(SettingChecks::texts)
                : Stream.of(Yaml.string(node));
    }

    /// A file that a setting names is mounted.
    private static Stream<String> mounted(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one ->
                        rendered.environment(one).values().stream()
                                .filter(value -> value.startsWith("file:"))
                                .map(value -> value.substring("file:".length()))
                                .filter(file ->
                                        Yaml.items(one.containers().getFirst().path("volumeMounts"))
                                                .noneMatch(mount ->
                                                        file.startsWith(
                                                                Yaml.string(mount.path("mountPath"))
                                                                        + "/")))
                                .map(file -> one + ": nothing is mounted for " + file));
    }
}
