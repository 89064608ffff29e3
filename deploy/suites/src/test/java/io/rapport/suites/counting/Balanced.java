package io.rapport.suites.counting;

import static io.rapport.test.Patience.await;

import io.rapport.suites.LocalProcess;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A load balancer before each of some components, and how an instance leaves and joins as an
/// orchestrator has it: forgotten first, then told to end; known again when it is ready.
final class Balanced implements AutoCloseable {

    /// What a pod has from SIGTERM to SIGKILL.
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private static final String GATEWAY = "gateway";

    private final Map<String, LoadBalancer> balancers = new LinkedHashMap<>();

    Balanced(Collection<String> components) {
        components.forEach(component -> balancers.put(component, new LoadBalancer()));
    }

    /// What the launcher must be told: services are reached through their balancers.
    String addresses() {
        return balancers.keySet().stream()
                .filter(each -> !each.equals(GATEWAY))
                .map(each -> each + "=" + address(each))
                .collect(Collectors.joining(","));
    }

    String address(String component) {
        return "http://127.0.0.1:" + of(component).port();
    }

    /// Every route, through the gateways.
    Map<String, List<Integer>> routes() {
        var door = List.of(of(GATEWAY).port());
        return Map.of(
                "customers", door,
                "opportunities", door,
                "tickets", door,
                "campaigns", door,
                "touches", door);
    }

    void add(Collection<LocalProcess> ready) {
        ready.stream()
                .filter(process -> balancers.containsKey(process.component()))
                .forEach(process -> of(process.component()).add(process.port()));
    }

    /// Waits until each instance of these has been called.
    void awaitInUse(Collection<String> components) {
        await("all instances are in use")
                .until(() -> components.stream().allMatch(each -> of(each).allInUse()));
    }

    /// A new connection may be on its way to a gateway that is forgotten, so its callers go first,
    /// as the `preStop` pause of the chart lets them. Gateways keep their connections to services.
    void end(LocalProcess process) {
        var balancer = of(process.component());
        balancer.forget(process.port());
        if (process.component().equals(GATEWAY)) {
            await("the last callers have gone")
                    .until(() -> balancer.connections(process.port()) == 0);
        }
        process.end(DRAIN);
    }

    private LoadBalancer of(String component) {
        var balancer = balancers.get(component);
        if (balancer == null) {
            throw new IllegalArgumentException(component);
        }
        return balancer;
    }

    @Override
    public void close() {
        balancers.values().forEach(LoadBalancer::close);
    }
}
