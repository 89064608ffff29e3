package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// For each service exactly the access to Kafka that it needs.
final class KafkaAccessChecks {

    private KafkaAccessChecks() {}

    static List<Check> all() {
        return List.of(
                Check.each("acl-least", "KafkaUser", KafkaAccessChecks::least),
                Check.each("acl-enough", "KafkaUser", KafkaAccessChecks::enough),
                new Check("kafka-user-secrets", KafkaAccessChecks::secrets),
                new Check("kafka-user-mechanism", KafkaAccessChecks::mechanism),
                new Check("kafka-secured", KafkaAccessChecks::secured));
    }

    private static Set<String> granted(Manifest user, String type, String operation) {
        return acls(user)
                .filter(acl -> type.equals(Yaml.string(acl.at("/resource/type"))))
                .filter(acl -> Yaml.strings(acl.path("operations")).contains(operation))
                .map(acl -> Yaml.string(acl.at("/resource/name")))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> acls(Manifest user) {
        return Yaml.items(user.at("/spec/authorization/acls"));
    }

    private static Stream<String> least(Manifest user) {
        var own = new HashSet<String>();
        ownTopics(user)
                .forEach(topic -> own.addAll(List.of(topic, topic.replace(".events", ".state"))));
        var readable = new HashSet<>(own);
        readable.addAll(ServiceSource.of(componentOf(user)).reads());
        var broad =
                acls(user)
                        .filter(acl ->
                                "*".equals(Yaml.string(acl.at("/resource/name")))
                                        || Yaml.strings(acl.path("operations")).stream()
                                                .anyMatch(each ->
                                                        !List.of("Describe", "Read", "Write")
                                                                .contains(each)))
                        .map(acl -> "too broad: " + acl);
        return Stream.of(
                        broad,
                        granted(user, "topic", "Write").stream()
                                .filter(topic -> !own.contains(topic))
                                .map(topic -> "writes " + topic),
                        granted(user, "topic", "Read").stream()
                                .filter(topic -> !readable.contains(topic))
                                .map(topic -> "reads " + topic))
                .flatMap(each -> each);
    }

    private static Stream<String> enough(Manifest user) {
        var source = ServiceSource.of(componentOf(user));
        var groups = granted(user, "group", "Read");
        var transactions = granted(user, "transactionalId", "Write");
        return Stream.of(
                        ownTopics(user)
                                .flatMap(topic ->
                                        Stream.of(topic, topic.replace(".events", ".state")))
                                .filter(topic -> !granted(user, "topic", "Write").contains(topic))
                                .map(topic -> "may not write " + topic),
                        source.reads().stream()
                                .filter(topic -> !granted(user, "topic", "Read").contains(topic))
                                .map(topic -> "may not read " + topic),
                        Stream.concat(source.groups().stream(), compactors(user, source))
                                .filter(group -> groups.stream().noneMatch(group::startsWith))
                                .map(group -> "may not join " + group),
                        compactors(user, source)
                                .filter(id -> transactions.stream().noneMatch(id::startsWith))
                                .map(id -> "has no transactions " + id))
                .flatMap(each -> each);
    }

    /// The topic that a service owns; analytics is to own the one of insights.
    private static Stream<String> ownTopics(Manifest user) {
        return "analytics".equals(componentOf(user))
                ? Stream.of("rapport.insight.events")
                : ServiceSource.of(componentOf(user)).owns().stream();
    }

    /// Groups, and beginnings of transactional ids, of those that keep a service's state topics.
    private static Stream<String> compactors(Manifest user, ServiceSource source) {
        return ownTopics(user)
                .map(topic -> source.application() + "." + topic.replace(".events", ".state"));
    }

    private static String componentOf(Manifest user) {
        return user.name().replaceFirst("^rapport-", "");
    }

    /// Each service presents the credentials of its own user.
    private static Stream<String> secrets(Rendered rendered) {
        var users = rendered.all("KafkaUser").map(Manifest::name).collect(Collectors.toSet());
        return rendered.all("Deployment")
                .filter(_ -> !users.isEmpty())
                .flatMap(one ->
                        Yaml.items(one.containers().getFirst().path("env"))
                                .filter(env ->
                                        Yaml.string(env.path("name")).endsWith("JAAS_CONFIG"))
                                .map(env -> Yaml.string(env.at("/valueFrom/secretKeyRef/name")))
                                .filter(secret ->
                                        !users.contains(secret) || !secret.equals(one.name()))
                                .map(secret -> one + " uses the credentials of " + secret));
    }

    /// The services log in by what the users are made for.
    private static Stream<String> mechanism(Rendered rendered) {
        return rendered.all("KafkaUser")
                .flatMap(user ->
                        rendered
                                .find("Deployment", user.name())
                                .map(rendered::environment)
                                .map(settings ->
                                        settings.getOrDefault(
                                                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "none"))
                                .filter(each ->
                                        !each.equalsIgnoreCase(
                                                user.text("/spec/authentication/type")))
                                .stream()
                                .map(each -> user + " cannot log in by " + each));
    }

    private static Stream<String> secured(Rendered rendered) {
        return rendered.all("Deployment")
                .filter(one -> !"gateway".equals(one.component()))
                .flatMap(one -> {
                    var settings = rendered.environment(one);
                    return Stream.of(
                                    unless(
                                            "SASL_SSL"
                                                            .equals(
                                                                    settings.get(
                                                                            "SPRING_KAFKA_SECURITY_PROTOCOL"))
                                                    && settings.containsKey(
                                                            "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG"),
                                            "speaks to Kafka without TLS or without a name"),
                                    unless(
                                            "true"
                                                    .equals(
                                                            settings.get(
                                                                    "SPRING_MONGODB_SSL_ENABLED")),
                                            "speaks to MongoDB in the clear"),
                                    unless(
                                            "false"
                                                    .equals(
                                                            settings.get(
                                                                    "SPRING_KAFKA_CONSUMER_PROPERTIES_ALLOW_AUTO_CREATE_TOPICS")),
                                            "may create topics by reading"))
                            .flatMap(each -> each)
                            .map(finding -> one + " " + finding);
                });
    }
}
