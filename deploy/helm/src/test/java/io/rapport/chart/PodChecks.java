package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// How pods are run: resources, probes, ending, images, rollout.
final class PodChecks {

    private static final Pattern IMAGE =
            Pattern.compile("[a-z0-9.:/_-]+(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})");
    private static final Pattern HEAP = Pattern.compile("-Xmx([0-9]+)([mg])");
    private static final Quantity BESIDE_HEAP = Quantity.of("256Mi");

    /// A start was seen to take half a minute where nothing else ran; a busy node takes longer.
    private static final int LEAST_SECONDS_TO_START = 120;

    private PodChecks() {}

    static List<Check> all() {
        return List.of(
                Check.eachWorkload("resources-set", PodChecks::resourcesSet),
                Check.eachWorkload("request-within-limit", PodChecks::requestWithinLimit),
                new Check("heap-within-limit", PodChecks::heapWithinLimit),
                Check.eachWorkload("image-pinned", PodChecks::imagePinned),
                Check.each("probes", "Deployment", PodChecks::probes),
                Check.each("grace-period", "Deployment", PodChecks::gracePeriod),
                Check.each("rollout-without-gap", "Deployment", PodChecks::rollout),
                Check.each("spread", "Deployment", PodChecks::spread),
                Check.eachWorkload("written-folders", PodChecks::tmp));
    }

    private static Stream<String> resourcesSet(Manifest one) {
        return one.containers().stream()
                .flatMap(container ->
                        Stream.of("requests", "limits")
                                .flatMap(part ->
                                        Stream.of("cpu", "memory")
                                                .filter(what ->
                                                        !container
                                                                .path("resources")
                                                                .path(part)
                                                                .has(what))
                                                .map(what -> "no " + part + "." + what)));
    }

    private static Stream<String> requestWithinLimit(Manifest one) {
        return one.containers().stream()
                .map(container -> container.path("resources"))
                .flatMap(resources ->
                        Stream.of("cpu", "memory")
                                .filter(what ->
                                        resources.at("/requests").has(what)
                                                && resources.at("/limits").has(what))
                                .filter(what ->
                                        quantity(resources, "requests", what)
                                                .exceeds(quantity(resources, "limits", what)))
                                .map(what -> what + " asks for more than its limit"));
    }

    private static Quantity quantity(JsonNode resources, String part, String what) {
        return Quantity.of(Yaml.string(resources.path(part).path(what)));
    }

    private static Stream<String> heapWithinLimit(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(one -> {
                    var options = rendered.environment(one).getOrDefault("JAVA_TOOL_OPTIONS", "");
                    var heaps = HEAP.matcher(options).results().toList();
                    if (heaps.size() != 1) {
                        return Stream.of(one + ": one heap is to be given, not " + heaps.size());
                    }
                    var heap =
                            Quantity.of(
                                    heaps.getFirst().group(1)
                                            + ("g".equals(heaps.getFirst().group(2))
                                                    ? "Gi"
                                                    : "Mi"));
                    var limit = one.containers().getFirst().at("/resources/limits/memory");
                    return unless(
                            limit.isMissingNode()
                                    || !heap.plus(BESIDE_HEAP)
                                            .exceeds(Quantity.of(Yaml.string(limit))),
                            one + ": less than 256 MiB beside the heap");
                });
    }

    private static Stream<String> imagePinned(Manifest one) {
        return one.containers().stream()
                .map(container -> Yaml.string(container.path("image")))
                .filter(image -> !IMAGE.matcher(image).matches() || image.endsWith(":latest"))
                .map(image -> "image " + image);
    }

    private static Stream<String> probes(Manifest one) {
        return Stream.of("startup", "liveness", "readiness")
                .flatMap(probe ->
                        Stream.concat(
                                probe(one.containers().getFirst(), probe),
                                unless(
                                        !"startup".equals(probe)
                                                || secondsOf(one) >= LEAST_SECONDS_TO_START,
                                        "less than two minutes to start")));
    }

    private static int secondsOf(Manifest one) {
        var startup = one.containers().getFirst().path("startupProbe");
        return startup.path("initialDelaySeconds").asInt(0)
                + startup.path("periodSeconds").asInt(10)
                        * startup.path("failureThreshold").asInt(3);
    }

    private static Stream<String> probe(JsonNode container, String name) {
        var http = container.path(name + "Probe").path("httpGet");
        var path = "readiness".equals(name) ? "readiness" : "liveness";
        return Stream.of(
                        unless(
                                "management".equals(Yaml.string(http.path("port"))),
                                name + " does not ask the management port"),
                        unless(
                                ("/actuator/health/" + path).equals(Yaml.string(http.path("path"))),
                                name + " asks another path"))
                .flatMap(finding -> finding);
    }

    /// A pod has time to be forgotten by its callers, to drain, and to end.
    private static Stream<String> gracePeriod(Manifest one) {
        var sleep = one.containers().getFirst().at("/lifecycle/preStop/sleep/seconds").asInt(0);
        var grace = one.pod().path("terminationGracePeriodSeconds").asInt(30);
        return Stream.concat(
                unless(sleep >= 1, "no preStop sleep"),
                unless(grace >= sleep + 20, "less than 20 s to drain after preStop"));
    }

    private static Stream<String> rollout(Manifest one) {
        return Stream.concat(
                unless(
                        "0".equals(one.text("/spec/strategy/rollingUpdate/maxUnavailable")),
                        "an update takes away before it adds"),
                unless(
                        one.at("/spec/minReadySeconds").asInt(0) >= 1,
                        "an update goes on before a pod is known to stay"));
    }

    private static Stream<String> spread(Manifest one) {
        var constraints = Yaml.items(one.pod().path("topologySpreadConstraints")).toList();
        return Stream.concat(
                unless(
                        constraints.stream()
                                .map(each -> Yaml.string(each.path("topologyKey")))
                                .toList()
                                .equals(
                                        List.of(
                                                "topology.kubernetes.io/zone",
                                                "kubernetes.io/hostname")),
                        "not spread over zones and nodes"),
                constraints.stream()
                        .map(each -> each.path("labelSelector"))
                        .filter(selector ->
                                selector.path("matchLabels").isEmpty()
                                        || !one.isSelectedBy(selector))
                        .map(_ -> "a spread constraint does not count its own pods"));
    }

    /// With a read-only root, a JVM and Tomcat need a folder to write to.
    private static Stream<String> tmp(Manifest one) {
        return one.containers().stream()
                .filter(container ->
                        Yaml.items(container.path("volumeMounts"))
                                .noneMatch(mount ->
                                        "/tmp".equals(Yaml.string(mount.path("mountPath")))))
                .map(_ -> "no volume at /tmp");
    }
}
