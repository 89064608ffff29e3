package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Topics as the architecture wants them, and for each service exactly the access that it needs.
final class KafkaChecks {

    private static final Pattern CREATED =
            Pattern.compile(
                    "topics --create --if-not-exists --topic (\\S+) --partitions (\\d+)"
                            + " --replication-factor (\\d+)(.*)");
    private static final Pattern CONFIG = Pattern.compile("--config (\\S+?)=(\\S+)");

    private KafkaChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("topics-complete", KafkaChecks::complete),
                new Check("topics-safe", KafkaChecks::safe),
                new Check("topics-kept", KafkaChecks::kept),
                new Check("topics-made-once", KafkaChecks::madeOnce),
                Check.each("acl-least", "KafkaUser", KafkaChecks::least),
                Check.each("acl-enough", "KafkaUser", KafkaChecks::enough),
                new Check("kafka-user-secrets", KafkaChecks::secrets),
                new Check("kafka-secured", KafkaChecks::secured));
    }

    /// @param settings as text, whatever way the topic is made
    record Topic(String name, int partitions, int replication, Map<String, String> settings) {

        boolean holdsStates() {
            return name.endsWith(".state");
        }
    }

    private static Stream<Topic> topics(Rendered rendered) {
        var resources =
                rendered.all("KafkaTopic")
                        .map(one ->
                                new Topic(
                                        one.name(),
                                        one.at("/spec/partitions").asInt(),
                                        one.at("/spec/replicas").asInt(),
                                        one.at("/spec/config").properties().stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                Map.Entry::getKey,
                                                                each ->
                                                                        Yaml.string(
                                                                                each
                                                                                        .getValue())))));
        var script =
                rendered.all("ConfigMap")
                        .map(one -> Yaml.string(one.at("/data").path("topics.sh")))
                        .flatMap(text -> CREATED.matcher(text).results())
                        .map(each ->
                                new Topic(
                                        each.group(1),
                                        Integer.parseInt(each.group(2)),
                                        Integer.parseInt(each.group(3)),
                                        CONFIG.matcher(each.group(4))
                                                .results()
                                                .collect(
                                                        Collectors.toMap(
                                                                one -> one.group(1),
                                                                one -> one.group(2)))));
        return Stream.concat(resources, script);
    }

    private static Stream<String> complete(Rendered rendered) {
        var made = topics(rendered).map(Topic::name).collect(Collectors.toSet());
        if (made.isEmpty()) {
            return Stream.empty();
        }
        return ServiceSource.topics().stream()
                .flatMap(topic -> Stream.of(topic, topic.replace(".events", ".state")))
                .filter(topic -> !made.contains(topic))
                .map(topic -> "nobody makes " + topic);
    }

    private static Stream<String> safe(Rendered rendered) {
        return topics(rendered)
                .flatMap(topic -> {
                    var settings = topic.settings();
                    Predicate<Map.Entry<String, String>> differs =
                            each -> !each.getValue().equals(settings.get(each.getKey()));
                    var wanted =
                            Map.of(
                                    "unclean.leader.election.enable", "false",
                                    "min.insync.replicas", "2");
                    var kind =
                            topic.holdsStates()
                                    ? Map.of("cleanup.policy", "compact")
                                    : Map.of(
                                            "cleanup.policy", "delete",
                                            "retention.ms", "-1",
                                            "message.timestamp.type", "LogAppendTime");
                    return Stream.concat(
                            unless(
                                    topic.partitions() == 12 && topic.replication() == 3,
                                    topic.name() + ": 12 partitions and 3 replicas are wanted"),
                            Stream.concat(wanted.entrySet().stream(), kind.entrySet().stream())
                                    .filter(differs)
                                    .map(each -> topic.name() + ": " + each + " is wanted"));
                });
    }

    /// The log is the only history: it outlives the release.
    private static Stream<String> kept(Rendered rendered) {
        return rendered.all("KafkaTopic")
                .filter(one ->
                        !"keep"
                                .equals(
                                        Yaml.string(
                                                one.at("/metadata/annotations")
                                                        .path("helm.sh/resource-policy"))))
                .map(one -> one + " goes with the release");
    }

    /// Services create topics only where nobody else does.
    private static Stream<String> madeOnce(Rendered rendered) {
        var elsewhere = topics(rendered).findAny().isPresent();
        return rendered.all("Deployment")
                .filter(one -> !"gateway".equals(one.component()))
                .filter(one ->
                        elsewhere
                                != "".equals(rendered.environment(one).get("RAPPORT_TOPICS_OWNED")))
                .map(one -> one + (elsewhere ? " makes topics too" : " makes no topics"));
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
        return Stream.of(
                        ownTopics(user)
                                .filter(topic -> !granted(user, "topic", "Write").contains(topic))
                                .map(topic -> "may not write " + topic),
                        source.reads().stream()
                                .filter(topic -> !granted(user, "topic", "Read").contains(topic))
                                .map(topic -> "may not read " + topic),
                        source.groups().stream()
                                .filter(group -> groups.stream().noneMatch(group::startsWith))
                                .map(group -> "may not join " + group))
                .flatMap(each -> each);
    }

    /// The topic that a service owns; analytics is to own the one of insights.
    private static Stream<String> ownTopics(Manifest user) {
        return "analytics".equals(componentOf(user))
                ? Stream.of("rapport.insight.events")
                : ServiceSource.of(componentOf(user)).owns().stream();
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
