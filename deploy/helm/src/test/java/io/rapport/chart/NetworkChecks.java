package io.rapport.chart;

import static io.rapport.chart.Check.unless;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Network policies: nothing is open by default, and nothing that is needed is closed.
final class NetworkChecks {

    private NetworkChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("default-deny", NetworkChecks::defaultDeny),
                new Check("policies-hit-pods", NetworkChecks::hitPods),
                new Check("policy-ports-exist", NetworkChecks::portsExist),
                new Check("only-gateway-open", NetworkChecks::onlyGatewayOpen),
                new Check("needed-flows", NetworkChecks::neededFlows),
                new Check("services-inside", NetworkChecks::inside));
    }

    private static Stream<Manifest> policies(Rendered rendered, Manifest pods) {
        return rendered.all("NetworkPolicy")
                .filter(one -> pods.isSelectedBy(one.at("/spec/podSelector")));
    }

    private static Stream<String> defaultDeny(Rendered rendered) {
        return rendered.workloads()
                .filter(pods ->
                        policies(rendered, pods)
                                .noneMatch(one ->
                                        Yaml.strings(one.at("/spec/policyTypes"))
                                                        .containsAll(List.of("Ingress", "Egress"))
                                                && one.at("/spec/ingress").isEmpty()
                                                && one.at("/spec/egress").isEmpty()))
                .map(pods -> pods + " is open by default");
    }

    private static Stream<String> hitPods(Rendered rendered) {
        var own = rendered.all("NetworkPolicy").map(one -> one.at("/spec/podSelector"));
        var peers =
                rendered.all("NetworkPolicy")
                        .flatMap(one -> Stream.of(one.at("/spec/ingress"), one.at("/spec/egress")))
                        .flatMap(Yaml::items)
                        .flatMap(rule -> Stream.of(rule.path("from"), rule.path("to")))
                        .flatMap(Yaml::items)
                        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                        .map(peer -> peer.path("podSelector"));
        return Stream.concat(own, peers)
                .filter(selector -> rendered.selected(selector).findAny().isEmpty())
                .map(selector -> "selects no pod: " + selector);
    }

    private static Stream<String> portsExist(Rendered rendered) {
        return rendered.all("NetworkPolicy")
                .flatMap(one -> {
                    var pods = rendered.selected(one.at("/spec/podSelector")).toList();
                    return Yaml.items(one.at("/spec/ingress"))
                            .flatMap(rule -> Yaml.items(rule.path("ports")))
                            .map(port -> Yaml.string(port.path("port")))
                            .filter(port -> pods.stream().noneMatch(each -> each.hasPort(port)))
                            .map(port -> one + ": no port " + port);
                });
    }

    /// A rule without peers lets everybody in: only at the gateway's public port.
    private static Stream<String> onlyGatewayOpen(Rendered rendered) {
        return rendered.all("NetworkPolicy")
                .flatMap(one ->
                        Yaml.items(one.at("/spec/ingress"))
                                .filter(rule -> rule.path("from").isEmpty())
                                .filter(rule ->
                                        !"gateway".equals(one.component())
                                                || !Yaml.items(rule.path("ports"))
                                                        .map(port -> Yaml.string(port.path("port")))
                                                        .toList()
                                                        .equals(List.of("http")))
                                .map(_ -> one + " lets everybody in"));
    }

    private static Stream<String> neededFlows(Rendered rendered) {
        return rendered.all("Deployment")
                .flatMap(caller -> {
                    var settings = rendered.environment(caller);
                    var inside =
                            settings.entrySet().stream()
                                    .filter(each -> each.getKey().startsWith("RAPPORT_SERVICES_"))
                                    .map(each -> URI.create(each.getValue()))
                                    .flatMap(address -> inside(rendered, caller, address));
                    var kafka =
                            Arrays.stream(settings.getOrDefault("RAPPORT_KAFKA", "").split(","))
                                    .filter(server -> server.contains(":"))
                                    .map(server -> server.substring(server.lastIndexOf(':') + 1));
                    var others =
                            Stream.of(
                                            "RAPPORT_ISSUER",
                                            "RAPPORT_SECURITY_JWKSURI",
                                            "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT")
                                    .filter(settings::containsKey)
                                    .map(name -> port(URI.create(settings.get(name))));
                    var store =
                            settings.containsKey("RAPPORT_MONGODB")
                                    ? Stream.of("27017")
                                    : Stream.<String>empty();
                    var outside =
                            Stream.of(kafka, others, store)
                                    .flatMap(each -> each)
                                    .filter(port -> !goesOut(rendered, caller, port))
                                    .map(port -> caller + " may not call port " + port);
                    var dns =
                            unless(
                                    asksForNames(rendered, caller),
                                    caller + " may not ask for names");
                    return Stream.of(inside, outside, dns, scraped(rendered, caller))
                            .flatMap(each -> each);
                });
    }

    private static String port(URI address) {
        if (address.getPort() > 0) {
            return Integer.toString(address.getPort());
        }
        return "https".equals(address.getScheme()) ? "443" : "80";
    }

    private static Stream<String> inside(Rendered rendered, Manifest caller, URI address) {
        return rendered.find("Service", String.valueOf(address.getHost())).stream()
                .flatMap(service -> rendered.selected(service.at("/spec/selector")))
                .filter(called ->
                        !allowed(rendered, caller, "egress", "to", called, "http", called)
                                || !allowed(
                                        rendered, called, "ingress", "from", caller, "http",
                                        called))
                .map(called -> caller + " may not call " + called);
    }

    /// Whether a policy of `pods` names the other side as a peer at that port of `portOwner`.
    private static boolean allowed(
            Rendered rendered,
            Manifest pods,
            String direction,
            String side,
            Manifest other,
            String port,
            Manifest portOwner) {
        return policies(rendered, pods)
                .flatMap(one -> Yaml.items(one.at("/spec/" + direction)))
                .filter(rule ->
                        Yaml.items(rule.path(side))
                                .anyMatch(peer -> other.isSelectedBy(peer.path("podSelector"))))
                .flatMap(rule -> Yaml.items(rule.path("ports")))
                .map(each -> portOwner.portNumber(Yaml.string(each.path("port"))))
                .anyMatch(portOwner.portNumber(port)::equals);
    }

    private static boolean goesOut(Rendered rendered, Manifest caller, String port) {
        return policies(rendered, caller)
                .flatMap(one -> Yaml.items(one.at("/spec/egress")))
                .filter(rule ->
                        Yaml.items(rule.path("to")).noneMatch(NetworkChecks::isOfTheRelease))
                .flatMap(rule -> Yaml.items(rule.path("ports")))
                .anyMatch(each -> port.equals(Yaml.string(each.path("port"))));
    }

    /// By both protocols, of the namespace where names are answered.
    private static boolean asksForNames(Rendered rendered, Manifest caller) {
        return policies(rendered, caller)
                .flatMap(one -> Yaml.items(one.at("/spec/egress")))
                .filter(rule -> isNamespace(rule.path("to"), "kube-system"))
                .anyMatch(rule ->
                        Yaml.items(rule.path("ports"))
                                .map(port ->
                                        Yaml.string(port.path("protocol"))
                                                + Yaml.string(port.path("port")))
                                .toList()
                                .containsAll(List.of("UDP53", "TCP53")));
    }

    private static boolean isNamespace(JsonNode peers, String name) {
        return Yaml.items(peers)
                .map(peer -> peer.at("/namespaceSelector/matchLabels"))
                .anyMatch(labels ->
                        name.equals(Yaml.string(labels.path("kubernetes.io/metadata.name"))));
    }

    private static boolean isOfTheRelease(JsonNode peer) {
        return peer.has("podSelector") && !peer.has("namespaceSelector");
    }

    private static Stream<String> scraped(Rendered rendered, Manifest pods) {
        return unless(
                policies(rendered, pods)
                        .flatMap(one -> Yaml.items(one.at("/spec/ingress")))
                        .filter(rule -> isNamespace(rule.path("from"), "monitoring"))
                        .flatMap(rule -> Yaml.items(rule.path("ports")))
                        .anyMatch(port -> "management".equals(Yaml.string(port.path("port")))),
                pods + " cannot be scraped");
    }

    private static Stream<String> inside(Rendered rendered) {
        return rendered.all("Service")
                .filter(one -> !"ClusterIP".equals(one.text("/spec/type")))
                .map(one -> one + " is open to the outside");
    }
}
