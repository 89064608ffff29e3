package io.rapport.deploy.launcher.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Turns wishes into a plan. Nothing is started or written here.
public final class Planner {

    private static final String HOST = "127.0.0.1";

    /// Where a page that is developed here may be sent back to; the port may be any.
    private static final String PAGES = "http://127.0.0.1/,http://127.0.0.1/callback";

    private final Home home;
    private final RequestedPlatform wishes;
    private final Foundation foundation;
    private final Heaps heaps;
    private final Function<Component, Path> unpacked;

    /// @param mongod the executable on the PATH, used when no store is given
    /// @param unpacked the folder of an application as it is started
    public Planner(
            Home home,
            RequestedPlatform wishes,
            Optional<Path> mongod,
            Function<Component, Path> unpacked) {
        this.unpacked = unpacked;
        this.home = home;
        this.wishes = wishes;
        this.foundation = new Foundation(home, wishes, mongod);
        this.heaps = new Heaps(wishes);
    }

    public Platform plan() {
        var processes = new ArrayList<>(foundation.processes());
        Arrays.stream(Component.values())
                .filter(Component::isApplication)
                .filter(wishes::wants)
                .flatMap(this::instances)
                .forEach(processes::add);
        return new Platform(
                processes,
                foundation.kafka(),
                foundation.mongodb(),
                http(wishes.ports().of(Component.GATEWAY, 1)),
                issuer());
    }

    private Stream<PlannedProcess> instances(Component component) {
        return IntStream.rangeClosed(1, wishes.instancesOf(component))
                .mapToObj(instance -> application(component, instance));
    }

    private PlannedProcess application(Component component, int instance) {
        var name = instance == 1 ? component.word() : component.word() + "-" + instance;
        var management = wishes.ports().managementOf(component, instance);
        var folder = unpacked.apply(component);
        var jar = folder.resolve("application.jar");
        return new PlannedProcess(
                name,
                component,
                new Program.Java(
                        component.word(),
                        folder,
                        heaps.flags(component),
                        List.of("-jar", jar.toString()),
                        List.of()),
                environment(component, instance),
                wishes.ports().of(component, instance),
                management,
                new Probe.Http(URI.create(http(management) + "/actuator/health/readiness")),
                home.logs().resolve(name + ".log"));
    }

    private Map<String, String> environment(Component component, int instance) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("SERVER_PORT", port(wishes.ports().of(component, instance)));
        settings.put("SERVER_ADDRESS", HOST);
        settings.put(
                "MANAGEMENT_SERVER_PORT", port(wishes.ports().managementOf(component, instance)));
        settings.put("MANAGEMENT_SERVER_ADDRESS", HOST);
        settings.put("RAPPORT_ISSUER", issuer());
        settings.put("RAPPORT_ZONE", wishes.zone());
        switch (component) {
            case GATEWAY -> {
                settings.putAll(routes());
                // Whoever develops a page here serves it from a port of this machine.
                settings.put("RAPPORT_GATEWAY_CORS_LOCAL", "true");
                settings.putAll(sessions());
            }
            case AUTHORIZATION -> settings.putAll(logins());
            case CUSTOMER, OPPORTUNITY, SERVICE_DESK, MARKETING, ANALYTICS -> {
                settings.put("RAPPORT_KAFKA", foundation.kafka());
                settings.put("RAPPORT_MONGODB", foundation.mongodb());
                settings.put(
                        "RAPPORT_EVENTS_SCHEMAS",
                        http(wishes.ports().of(Component.GATEWAY, 1)) + "/v3/event-schemas/");
                settings.putAll(routes());
            }
            case KAFKA, STORE -> throw new IllegalArgumentException(component.word());
        }
        return settings;
    }

    private Map<String, String> logins() {
        return Map.of(
                "RAPPORT_AUTHORIZATION_FOLDER",
                home.authorization().toString(),
                "RAPPORT_AUTHORIZATION_GATEWAY",
                http(wishes.ports().of(Component.GATEWAY, 1)),
                "RAPPORT_AUTHORIZATION_REDIRECT_URIS",
                PAGES);
    }

    /// The client's secret is read from its file, whose name is that of the setting.
    private Map<String, String> sessions() {
        return Map.of(
                "RAPPORT_GATEWAY_SESSION_CLIENTID",
                "rapport-gateway",
                "RAPPORT_GATEWAY_SESSION_ADDRESS",
                http(wishes.ports().of(Component.GATEWAY, 1)),
                "SPRING_CONFIG_IMPORT",
                "configtree:" + home.gatewaySecret().getParent() + "/",
                "RAPPORT_MONGODB",
                foundation.mongodb());
    }

    private Map<String, String> routes() {
        var routes = new LinkedHashMap<String, String>();
        Arrays.stream(Component.values())
                .filter(Component::isScalable)
                .forEach(service ->
                        routes.put("RAPPORT_SERVICES_" + service.name(), address(service)));
        return routes;
    }

    private String address(Component service) {
        return wishes.addresses().getOrDefault(service, http(wishes.ports().of(service, 1)));
    }

    private String issuer() {
        return http(wishes.ports().of(Component.AUTHORIZATION, 1));
    }

    private static String http(int port) {
        return "http://" + HOST + ":" + port;
    }

    private static String port(int port) {
        return Integer.toString(port);
    }
}
