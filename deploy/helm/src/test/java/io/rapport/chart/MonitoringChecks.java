package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Optional resources of the monitoring stack, and `helm test`.
final class MonitoringChecks {

    private static final int LARGEST_CONFIG_MAP = 900_000;

    /// With store and broker; readiness alone stays green while they are away.
    private static final String WHOLE_HEALTH = ":9080/actuator/health";

    private MonitoringChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("monitor-finds-services", MonitoringChecks::monitors),
                new Check("dashboards-readable", MonitoringChecks::dashboards),
                new Check("alerts-complete", MonitoringChecks::alerts),
                new Check("alerts-own", MonitoringChecks::own),
                new Check("helm-test", MonitoringChecks::test));
    }

    private static Stream<String> monitors(Rendered rendered) {
        return rendered.all("ServiceMonitor")
                .flatMap(monitor -> {
                    var found =
                            rendered.all("Service")
                                    .filter(service ->
                                            Manifest.matches(
                                                    monitor.at("/spec/selector"),
                                                    service.at("/metadata/labels")))
                                    .toList();
                    return Stream.concat(
                            unless(
                                    found.size() == 6,
                                    monitor + " finds " + found.size() + " services"),
                            Yaml.items(monitor.at("/spec/endpoints"))
                                    .filter(endpoint ->
                                            !found.stream()
                                                            .allMatch(service ->
                                                                    hasPort(
                                                                            service,
                                                                            endpoint.path("port")))
                                                    || !"/actuator/prometheus"
                                                            .equals(
                                                                    Yaml.string(
                                                                            endpoint.path("path"))))
                                    .map(_ -> monitor + " scrapes what is not there"));
                });
    }

    /// Whether a service has a port of that name which leads to its pods' management port.
    private static boolean hasPort(Manifest service, JsonNode name) {
        return Yaml.items(service.at("/spec/ports"))
                .anyMatch(port ->
                        Yaml.string(port.path("name")).equals(Yaml.string(name))
                                && "management".equals(Yaml.string(port.path("targetPort"))));
    }

    private static Stream<String> dashboards(Rendered rendered) {
        return rendered.all("ConfigMap")
                .filter(map -> map.name().contains("-dashboard-"))
                .flatMap(map -> map.at("/data").properties().stream())
                .flatMap(each ->
                        unless(
                                isDashboard(Yaml.string(each.getValue())),
                                each.getKey() + " is no dashboard"));
    }

    private static boolean isDashboard(String text) {
        try {
            return text.length() < LARGEST_CONFIG_MAP
                    && JsonMapper.shared().readTree(text).has("panels");
        } catch (JacksonException _) {
            return false;
        }
    }

    private static Stream<String> alerts(Rendered rendered) {
        return rendered.all("PrometheusRule")
                .flatMap(one -> Yaml.items(one.at("/spec/groups")))
                .flatMap(group -> Yaml.items(group.path("rules")))
                .filter(rule -> rule.has("alert"))
                .filter(rule ->
                        rule.path("expr").isMissingNode()
                                || rule.at("/labels/severity").isMissingNode()
                                || !Yaml.string(rule.at("/annotations/runbook_url"))
                                        .startsWith("https://"))
                .map(rule ->
                        Yaml.string(rule.path("alert"))
                                + " lacks expression, severity or the address of its runbook");
    }

    /// The rules ask for this installation's series alone, and expect the services that it has.
    private static Stream<String> own(Rendered rendered) {
        var rules =
                rendered.all("PrometheusRule")
                        .flatMap(one -> Yaml.items(one.at("/spec/groups")))
                        .flatMap(group -> Yaml.items(group.path("rules")))
                        .toList();
        if (rules.isEmpty()) {
            return Stream.empty();
        }
        var expected =
                rules.stream()
                        .filter(rule -> rule.at("/labels").has("application"))
                        .map(rule ->
                                Yaml.string(rule.at("/labels/installation"))
                                        + " "
                                        + Yaml.string(rule.at("/labels/application")))
                        .toList();
        var there =
                rendered.all("Deployment")
                        .map(one ->
                                rendered.environment(one).get("RAPPORT_INSTALLATION")
                                        + " "
                                        + ServiceSource.of(one.component()).application())
                        .toList();
        var installation = there.getFirst().split(" ", 2)[0];
        return Stream.concat(
                unless(
                        expected.size() == there.size() && expected.containsAll(there),
                        "expected are " + expected + ", there are " + there),
                rules.stream()
                        .map(rule -> Yaml.string(rule.path("expr")))
                        .filter(expr -> !expr.equals("vector(1)"))
                        .filter(expr ->
                                !expr.contains("installation=\"" + installation + "\"")
                                        || expr.contains("installation=~"))
                        .map(expr -> "asks for other installations too: " + expr));
    }

    /// It is a hook, so that an installation does not run it, and it asks all six.
    private static Stream<String> test(Rendered rendered) {
        var pods = rendered.all("Pod").toList();
        if (pods.size() != 1) {
            return Stream.of("there is no test");
        }
        var pod = pods.getFirst();
        var command = Yaml.strings(pod.containers().getFirst().path("command"));
        return Stream.concat(
                unless(
                        "test"
                                .equals(
                                        Yaml.string(
                                                pod.at("/metadata/annotations").path(Chart.HOOK))),
                        pod + " is no hook"),
                rendered.all("Service")
                        .filter(service ->
                                command.stream()
                                        .noneMatch(word ->
                                                word.endsWith(
                                                        "//" + service.name() + WHOLE_HEALTH)))
                        .map(service -> pod + " does not ask " + service));
    }
}
