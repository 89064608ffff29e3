package io.rapport.deploy.launcher.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user asked for.
///
/// @param ports where to listen
/// @param instances how many instances of a service, where it is not one
/// @param only the applications to start; all if empty
/// @param mongodb the URI of a given store
/// @param kafka the bootstrap servers of a given broker
/// @param zone the tenant's time zone
/// @param optimized whether the JIT compiles fully, as in production
/// @param heaps maximum heap of an application, where it is not the usual one, such as `512m`
/// @param addresses where a service is reached, if not at its first instance: a load balancer
public record RequestedPlatform(
        Ports ports,
        Map<Component, Integer> instances,
        Set<Component> only,
        @Nullable String mongodb,
        @Nullable String kafka,
        String zone,
        boolean optimized,
        Map<Component, String> heaps,
        Map<Component, String> addresses) {

    public RequestedPlatform {
        instances = Map.copyOf(instances);
        only = Set.copyOf(only);
        heaps = Map.copyOf(heaps);
        addresses = Map.copyOf(addresses);
    }

    boolean wants(Component component) {
        return only.isEmpty() || only.contains(component);
    }

    int instancesOf(Component component) {
        return instances.getOrDefault(component, 1);
    }
}
