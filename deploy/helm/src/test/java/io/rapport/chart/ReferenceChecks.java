package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Names that must meet: selectors and labels, ports, volumes, config maps, backends.
final class ReferenceChecks {

    /// That of a Service, the strictest of all.
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    private static final Pattern TOPIC = Pattern.compile("[a-z]([-.a-z0-9]{0,251}[a-z0-9])?");
    private static final Set<String> LABELS =
            Set.of(
                    "app.kubernetes.io/name",
                    "app.kubernetes.io/instance",
                    "app.kubernetes.io/component",
                    "app.kubernetes.io/version",
                    "helm.sh/chart");

    private ReferenceChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("names", ReferenceChecks::names),
                new Check("labels", ReferenceChecks::labels),
                Check.each("selector-matches-labels", "Deployment", ReferenceChecks::selector),
                new Check("service-selects-pods", ReferenceChecks::services),
                Check.eachWorkload("mounts-exist", ReferenceChecks::mounts),
                Check.eachWorkload("probe-ports-exist", ReferenceChecks::probePorts),
                new Check("config-maps-exist", ReferenceChecks::configMaps),
                new Check("accounts-exist", ReferenceChecks::accounts),
                new Check("backends-exist", ReferenceChecks::backends));
    }

    private static Stream<String> names(Rendered rendered) {
        var seen = new HashSet<String>();
        return rendered.manifests().stream()
                .flatMap(one ->
                        Stream.concat(
                                unless(
                                        seen.add(one.toString() + one.text("/metadata/namespace")),
                                        one + " is there twice"),
                                unless(
                                        (one.is("KafkaTopic") ? TOPIC : NAME)
                                                .matcher(one.name())
                                                .matches(),
                                        one + " has no proper name")));
    }

    private static Stream<String> labels(Rendered rendered) {
        return rendered.manifests().stream()
                .flatMap(one ->
                        Stream.concat(
                                LABELS.stream()
                                        .filter(label -> !one.at("/metadata/labels").has(label))
                                        .map(label -> one + " has no label " + label),
                                unless(
                                        one.at("/metadata").has("namespace"),
                                        one + " has no namespace")));
    }

    private static Stream<String> selector(Manifest one) {
        return unless(
                one.isSelectedBy(one.at("/spec/selector"))
                        && !one.at("/spec/selector/matchLabels").isEmpty(),
                "its selector does not match its pods");
    }

    private static Stream<String> services(Rendered rendered) {
        return rendered.all("Service")
                .flatMap(service -> {
                    var pods = rendered.selected(service.at("/spec/selector")).toList();
                    if (pods.size() != 1) {
                        return Stream.of(service + " selects " + pods.size() + " workloads");
                    }
                    return Yaml.items(service.at("/spec/ports"))
                            .map(port -> Yaml.string(port.path("targetPort")))
                            .filter(target -> !pods.getFirst().hasPort(target))
                            .map(target -> service + ": no port " + target);
                });
    }

    private static Stream<String> mounts(Manifest one) {
        var volumes = volumeNames(one.pod().path("volumes"));
        var mounted =
                one.containers().stream()
                        .flatMap(container -> Yaml.items(container.path("volumeMounts")))
                        .map(mount -> Yaml.string(mount.path("name")))
                        .collect(Collectors.toSet());
        return Stream.concat(
                mounted.stream()
                        .filter(name -> !volumes.contains(name))
                        .map(name -> "no volume " + name),
                volumes.stream()
                        .filter(name -> !mounted.contains(name))
                        .map(name -> "volume " + name + " is mounted nowhere"));
    }

    private static Set<String> volumeNames(JsonNode volumes) {
        return Yaml.items(volumes)
                .map(volume -> Yaml.string(volume.path("name")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> probePorts(Manifest one) {
        return one.containers().stream()
                .flatMap(container ->
                        Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(probe -> container.path(probe).at("/httpGet/port")))
                .filter(port -> !port.isMissingNode())
                .map(Yaml::string)
                .filter(port -> !one.hasPort(port))
                .map(port -> "no port " + port);
    }

    private static Stream<String> configMaps(Rendered rendered) {
        return rendered.workloads()
                .flatMap(one ->
                        Stream.concat(
                                one.containers().stream()
                                        .flatMap(c -> Yaml.items(c.path("envFrom")))
                                        .map(each -> each.at("/configMapRef/name")),
                                Yaml.items(one.pod().path("volumes"))
                                        .map(volume -> volume.at("/configMap/name"))))
                .map(Yaml::string)
                .filter(name -> !name.isEmpty())
                .filter(name -> rendered.find("ConfigMap", name).isEmpty())
                .map(name -> "no config map " + name);
    }

    private static Stream<String> accounts(Rendered rendered) {
        return rendered.workloads()
                .filter(one -> !one.is("Pod"))
                .flatMap(one -> {
                    var name = Yaml.string(one.pod().path("serviceAccountName"));
                    return unless(
                            rendered.find("ServiceAccount", name).isPresent(),
                            one + ": no service account " + name);
                });
    }

    private static Stream<String> backends(Rendered rendered) {
        var ingress =
                rendered.all("Ingress")
                        .flatMap(one -> Yaml.items(one.at("/spec/rules")))
                        .flatMap(rule -> Yaml.items(rule.at("/http/paths")))
                        .map(path -> path.at("/backend/service"))
                        .flatMap(service ->
                                backend(
                                        rendered,
                                        Yaml.string(service.path("name")),
                                        Yaml.string(service.at("/port/name")),
                                        "name"));
        var routes =
                rendered.all("HTTPRoute")
                        .flatMap(one -> Yaml.items(one.at("/spec/rules")))
                        .flatMap(rule -> Yaml.items(rule.path("backendRefs")))
                        .flatMap(service ->
                                backend(
                                        rendered,
                                        Yaml.string(service.path("name")),
                                        Yaml.string(service.path("port")),
                                        "port"));
        var unsafe =
                rendered.all("Ingress")
                        .filter(one -> one.text("/spec/tls/0/secretName").isEmpty())
                        .map(one -> one + " is without TLS");
        return Stream.of(ingress, routes, unsafe).flatMap(each -> each);
    }

    /// Only the gateway is public, on its public port.
    private static Stream<String> backend(Rendered rendered, String name, String port, String by) {
        return rendered.find("Service", name)
                .map(service ->
                        Stream.concat(
                                unless(
                                        "gateway".equals(service.component()),
                                        service + " is not public"),
                                unless(
                                        Yaml.items(service.at("/spec/ports"))
                                                .filter(each ->
                                                        "http"
                                                                .equals(
                                                                        Yaml.string(
                                                                                each.path("name"))))
                                                .anyMatch(each ->
                                                        port.equals(Yaml.string(each.path(by)))),
                                        service + " has no public port " + port)))
                .orElseGet(() -> Stream.of("no service " + name));
    }
}
