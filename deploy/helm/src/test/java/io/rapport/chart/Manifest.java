package io.rapport.chart;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// One object that the chart makes.
record Manifest(JsonNode root) {

    String kind() {
        return Yaml.string(root.path("kind"));
    }

    String type() {
        return Yaml.string(root.path("apiVersion")) + "/" + kind();
    }

    String name() {
        return text("/metadata/name");
    }

    String component() {
        return Yaml.string(root.at("/metadata/labels").path("app.kubernetes.io/component"));
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    String text(String pointer) {
        return Yaml.string(root.at(pointer));
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    boolean runsPods() {
        return is("Deployment") || is("Job") || is("Pod");
    }

    /// The specification of the pods that it makes.
    JsonNode pod() {
        return is("Pod") ? root.path("spec") : root.at("/spec/template/spec");
    }

    JsonNode podLabels() {
        return root.at(is("Pod") ? "/metadata/labels" : "/spec/template/metadata/labels");
    }

    List<JsonNode> containers() {
        return Stream.concat(
                        Yaml.items(pod().path("initContainers")),
                        Yaml.items(pod().path("containers")))
                .toList();
    }

    List<JsonNode> ports() {
        return containers().stream().flatMap(c -> Yaml.items(c.path("ports"))).toList();
    }

    boolean hasPort(String nameOrNumber) {
        return ports().stream()
                .anyMatch(port ->
                        nameOrNumber.equals(Yaml.string(port.path("name")))
                                || nameOrNumber.equals(Yaml.string(port.path("containerPort"))));
    }

    /// The number of a port of its pods that is given by name or number; empty if there is none.
    String portNumber(String nameOrNumber) {
        return ports().stream()
                .filter(port -> nameOrNumber.equals(Yaml.string(port.path("name"))))
                .map(port -> Yaml.string(port.path("containerPort")))
                .findFirst()
                .orElse(nameOrNumber);
    }

    boolean isSelectedBy(JsonNode selector) {
        return matches(selector, podLabels());
    }

    /// Whether labels have all that a selector's `matchLabels` (or a plain map) names.
    static boolean matches(JsonNode selector, JsonNode labels) {
        var wanted = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
        return wanted.properties().stream()
                .allMatch(each -> each.getValue().equals(labels.path(each.getKey())));
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
