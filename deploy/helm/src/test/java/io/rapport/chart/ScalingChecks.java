package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// How many pods there are, and how many may be away.
final class ScalingChecks {

    private ScalingChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("one-disruption-bound", ScalingChecks::oneBound),
                new Check("room-to-drain", ScalingChecks::roomToDrain),
                new Check("budget-for-each", ScalingChecks::budgetForEach),
                new Check("scaling-bounds", ScalingChecks::bounds),
                new Check("scaling-target", ScalingChecks::targets),
                new Check("one-scaler", ScalingChecks::oneScaler),
                new Check("scaling-by-lag", ScalingChecks::byLag));
    }

    private static Stream<String> oneBound(Rendered rendered) {
        return rendered.all("PodDisruptionBudget")
                .filter(one ->
                        one.at("/spec").has("minAvailable")
                                == one.at("/spec").has("maxUnavailable"))
                .map(one -> one + " has both bounds or none");
    }

    private static Stream<String> roomToDrain(Rendered rendered) {
        return rendered.all("PodDisruptionBudget")
                .flatMap(budget -> {
                    var least = budget.at("/spec/minAvailable");
                    var most = budget.at("/spec/maxUnavailable");
                    var replicas =
                            rendered.selected(budget.at("/spec/selector"))
                                    .mapToInt(pods -> leastReplicas(rendered, pods))
                                    .sum();
                    return Stream.concat(
                            unless(
                                    !least.isInt() || least.asInt() < replicas,
                                    budget + " lets no pod be moved"),
                            unless(
                                    !List.of("0", "0%").contains(Yaml.string(most)),
                                    budget + " lets no pod be moved"));
                });
    }

    private static int leastReplicas(Rendered rendered, Manifest pods) {
        return scalers(rendered)
                .filter(scaler -> scaler.text("/spec/scaleTargetRef/name").equals(pods.name()))
                .map(scaler ->
                        scaler.at("/spec")
                                .path(
                                        scaler.is("ScaledObject")
                                                ? "minReplicaCount"
                                                : "minReplicas"))
                .mapToInt(JsonNode::asInt)
                .findFirst()
                .orElse(pods.at("/spec/replicas").asInt(1));
    }

    private static Stream<String> budgetForEach(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(pods -> {
                    var budgets =
                            rendered.all("PodDisruptionBudget")
                                    .filter(each -> pods.isSelectedBy(each.at("/spec/selector")))
                                    .count();
                    return unless(budgets == 1, pods + " has " + budgets + " disruption budgets");
                });
    }

    private static Stream<Manifest> scalers(Rendered rendered) {
        return Stream.concat(rendered.all("HorizontalPodAutoscaler"), rendered.all("ScaledObject"));
    }

    private static Stream<String> bounds(Rendered rendered) {
        var hpa =
                rendered.all("HorizontalPodAutoscaler")
                        .filter(one ->
                                one.at("/spec/minReplicas").asInt()
                                        > one.at("/spec/maxReplicas").asInt());
        var lag =
                rendered.all("ScaledObject")
                        .filter(one ->
                                one.at("/spec/minReplicaCount").asInt()
                                                > one.at("/spec/maxReplicaCount").asInt()
                                        || one.at("/spec/minReplicaCount").asInt() < 1);
        return Stream.concat(hpa, lag).map(one -> one + ": its bounds contradict each other");
    }

    private static Stream<String> targets(Rendered rendered) {
        return scalers(rendered)
                .filter(one ->
                        rendered.find("Deployment", one.text("/spec/scaleTargetRef/name"))
                                .isEmpty())
                .map(one -> one + " scales nothing");
    }

    private static Stream<String> oneScaler(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(pods -> {
                    var scalers =
                            scalers(rendered)
                                    .filter(one ->
                                            one.text("/spec/scaleTargetRef/name")
                                                    .equals(pods.name()))
                                    .count();
                    return Stream.concat(
                            unless(scalers <= 1, pods + " has two scalers"),
                            unless(
                                    (scalers == 1) != pods.at("/spec").has("replicas"),
                                    pods + ": its number is set twice or not at all"));
                });
    }

    /// A group that exists, topics that it reads, and no more replicas than partitions.
    private static Stream<String> byLag(Rendered rendered) {
        return rendered.all("ScaledObject")
                .flatMap(scaler -> {
                    var component = scaler.component();
                    var most = scaler.at("/spec/maxReplicaCount").asInt();
                    var partitions =
                            rendered.find("Deployment", scaler.name())
                                    .map(rendered::environment)
                                    .map(env -> env.getOrDefault("RAPPORT_TOPICS_PARTITIONS", "0"))
                                    .orElse("0");
                    return Stream.concat(
                            unless(
                                    most <= Integer.parseInt(partitions),
                                    scaler + ": more replicas than partitions"),
                            Yaml.items(scaler.at("/spec/triggers"))
                                    .flatMap(trigger -> trigger(rendered, component, trigger)));
                });
    }

    private static Stream<String> trigger(Rendered rendered, String component, JsonNode trigger) {
        var source = ServiceSource.of(component);
        var group = Yaml.string(trigger.at("/metadata/consumerGroup"));
        var topic = Yaml.string(trigger.at("/metadata/topic"));
        var secret = Yaml.string(trigger.at("/authenticationRef/name"));
        return Stream.of(
                        unless(source.groups().contains(group), "no consumer group " + group),
                        unless(
                                source.reads().contains(topic),
                                component + " does not read topic " + topic),
                        unless(
                                "true"
                                        .equals(
                                                Yaml.string(
                                                        trigger.at(
                                                                "/metadata/excludePersistentLag"))),
                                "scales for a partition that stands still"),
                        unless(
                                "scram_sha512".equals(Yaml.string(trigger.at("/metadata/sasl"))),
                                "logs in by another mechanism than the services"),
                        rendered.find("TriggerAuthentication", secret).stream()
                                .flatMap(one -> Yaml.items(one.at("/spec/configMapTargetRef")))
                                .filter(each ->
                                        rendered.find("ConfigMap", Yaml.string(each.path("name")))
                                                .filter(map ->
                                                        map.at("/data")
                                                                .has(Yaml.string(each.path("key"))))
                                                .isEmpty())
                                .map(each -> "nowhere is " + each),
                        unless(
                                secret.isEmpty()
                                        || rendered.find("TriggerAuthentication", secret)
                                                .isPresent(),
                                "no trigger authentication " + secret))
                .flatMap(each -> each);
    }
}
