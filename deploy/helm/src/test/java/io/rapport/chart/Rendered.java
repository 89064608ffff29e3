package io.rapport.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// All that the chart makes of one set of values.
record Rendered(List<Manifest> manifests) {

    static Rendered of(String yaml) {
        return new Rendered(Yaml.documents(yaml).stream().map(Manifest::new).toList());
    }

    Stream<Manifest> all(String kind) {
        return manifests.stream().filter(each -> each.is(kind));
    }

    Optional<Manifest> find(String kind, String name) {
        return all(kind).filter(each -> each.name().equals(name)).findFirst();
    }

    Stream<Manifest> workloads() {
        return manifests.stream().filter(Manifest::runsPods);
    }

    Stream<Manifest> selected(JsonNode selector) {
        return workloads().filter(each -> each.isSelectedBy(selector));
    }

    /// The environment of a workload's first container, with what comes from config maps; what
    /// comes from a secret is empty.
    Map<String, String> environment(Manifest workload) {
        var settings = new HashMap<String, String>();
        for (var container : workload.containers().subList(0, 1)) {
            Yaml.items(container.path("envFrom"))
                    .map(each -> Yaml.string(each.at("/configMapRef/name")))
                    .flatMap(name -> find("ConfigMap", name).stream())
                    .flatMap(map -> map.at("/data").properties().stream())
                    .forEach(each -> settings.put(each.getKey(), Yaml.string(each.getValue())));
            Yaml.items(container.path("env"))
                    .forEach(each ->
                            settings.put(
                                    Yaml.string(each.path("name")),
                                    Yaml.string(each.path("value"))));
        }
        return settings;
    }
}
