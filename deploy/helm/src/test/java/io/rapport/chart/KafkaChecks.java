package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Topics as the architecture wants them.
final class KafkaChecks {

    private static final Pattern CREATED =
            Pattern.compile(
                    "topics --create --if-not-exists --topic (\\S+) --partitions (\\d+)"
                            + " --replication-factor (\\d+)(.*)");
    private static final Set<String> OWNING_NOTHING = Set.of("gateway", "analytics");
    private static final Pattern CONFIG = Pattern.compile("--config (\\S+?)=(\\S+)");

    private KafkaChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("topics-complete", KafkaChecks::complete),
                new Check("topics-safe", KafkaChecks::safe),
                new Check("topics-kept", KafkaChecks::kept),
                new Check("topics-made-once", KafkaChecks::madeOnce),
                new Check("states-kept", KafkaChecks::statesKept));
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
                                    ? Map.of(
                                            "cleanup.policy", "compact",
                                            "message.timestamp.type", "CreateTime",
                                            "min.cleanable.dirty.ratio", "0.2")
                                    : Map.of(
                                            "cleanup.policy", "delete",
                                            "retention.ms", "-1",
                                            "message.timestamp.type", "LogAppendTime");
                    var tiers =
                            settings.keySet().stream()
                                    .filter(_ -> topic.holdsStates())
                                    .filter(name -> name.startsWith("remote."))
                                    .map(name ->
                                            topic.name()
                                                    + ": a compacted topic has no tiers, but "
                                                    + name);
                    var rest =
                            Stream.concat(
                                    unless(
                                            topic.partitions() == 12 && topic.replication() == 3,
                                            topic.name()
                                                    + ": 12 partitions and 3 replicas are wanted"),
                                    Stream.concat(
                                                    wanted.entrySet().stream(),
                                                    kind.entrySet().stream())
                                            .filter(differs)
                                            .map(each ->
                                                    topic.name() + ": " + each + " is wanted"));
                    return Stream.concat(tiers, rest);
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
                                != "false"
                                        .equals(
                                                rendered.environment(one)
                                                        .get("RAPPORT_TOPICS_CREATE")))
                .map(one -> one + (elsewhere ? " makes topics too" : " makes no topics"));
    }

    /// Where topics are made with states beside them, services keep these, and nowhere else.
    private static Stream<String> statesKept(Rendered rendered) {
        var topics = topics(rendered).toList();
        var states = topics.stream().anyMatch(Topic::holdsStates);
        return rendered.all("Deployment")
                .filter(one -> !OWNING_NOTHING.contains(one.component()))
                .filter(_ -> !topics.isEmpty())
                .filter(one ->
                        states
                                != "true"
                                        .equals(
                                                rendered.environment(one)
                                                        .get("RAPPORT_STATETOPICS_ENABLED")))
                .map(one -> one + (states ? " keeps no states" : " keeps states nowhere"));
    }
}
