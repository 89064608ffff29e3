package io.rapport.deploy.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTests {

    private static final Path CHECKOUT = Path.of("/checkout");

    @Test
    void plansTheBrokerTheStoreAndEveryApplication() {
        var platform = plan(0, Map.of(), null, null);

        assertThat(platform.processes().stream().map(PlannedProcess::name))
                .containsExactly(
                        "kafka",
                        "store",
                        "gateway",
                        "customer",
                        "opportunity",
                        "service-desk",
                        "marketing",
                        "analytics",
                        "authorization");
        assertThat(process(platform, "customer").environment())
                .containsEntry("SERVER_PORT", "8081")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9081")
                .containsEntry("RAPPORT_KAFKA", "127.0.0.1:9092")
                .containsEntry("RAPPORT_MONGODB", "mongodb://127.0.0.1:27017")
                .containsEntry("RAPPORT_EVENTS_SCHEMAS", "http://127.0.0.1:8080/v3/event-schemas/")
                .containsEntry("RAPPORT_ISSUER", "http://127.0.0.1:8090");
        assertThat(process(platform, "gateway").environment())
                .containsEntry("RAPPORT_SERVICES_SERVICE_DESK", "http://127.0.0.1:8083")
                .containsEntry("RAPPORT_GATEWAY_CORS_LOCAL", "true")
                .containsEntry("RAPPORT_GATEWAY_SESSION_CLIENTID", "rapport-gateway")
                .containsEntry("RAPPORT_GATEWAY_SESSION_ADDRESS", "http://127.0.0.1:8080")
                .containsEntry("RAPPORT_MONGODB", "mongodb://127.0.0.1:27017")
                .containsEntry(
                        "SPRING_CONFIG_IMPORT",
                        "configtree:/checkout/.rapport/authorization/gateway/")
                .doesNotContainKey("RAPPORT_GATEWAY_SESSION_CLIENTSECRET");
        assertThat(process(platform, "authorization").environment())
                .containsEntry("RAPPORT_AUTHORIZATION_GATEWAY", "http://127.0.0.1:8080");
    }

    @Test
    void startsNeitherABrokerNorAStoreThatIsGiven() {
        var platform = plan(0, Map.of(), "mongodb://db:27017", "broker:9092");

        assertThat(platform.processes()).noneMatch(PlannedProcess::isFoundation);
        assertThat(process(platform, "analytics").environment())
                .containsEntry("RAPPORT_MONGODB", "mongodb://db:27017")
                .containsEntry("RAPPORT_KAFKA", "broker:9092");
    }

    @Test
    void prefersMongodToTheEmbeddedStore() {
        var wishes = wishes(0, Map.of(), null, null);
        var home = Home.of(CHECKOUT, null, 0);

        var platform =
                new Planner(
                                home,
                                wishes,
                                Optional.of(Path.of("/bin/mongod")),
                                PlannerTests::unpacked)
                        .plan();

        assertThat(process(platform, "store").program())
                .isInstanceOfSatisfying(
                        Program.Native.class,
                        mongod -> assertThat(mongod.command()).startsWith("/bin/mongod"));
    }

    @Test
    void givesEveryInstanceOfEveryPlatformItsOwnPorts() {
        var many =
                Map.of(
                        Component.CUSTOMER, 3,
                        Component.OPPORTUNITY, 3,
                        Component.SERVICE_DESK, 3,
                        Component.MARKETING, 3,
                        Component.ANALYTICS, 3);

        var ports =
                List.of(0, 20_000, 20_200).stream()
                        .flatMap(base -> plan(base, many, null, null).processes().stream())
                        .flatMap(process -> process.ports().stream())
                        .toList();

        assertThat(ports).hasSize(3 * (2 + 2 * 17)).doesNotHaveDuplicates();
        assertThat(ports.stream().filter(port -> port >= 20_000 && port < 20_400))
                .hasSize(2 * (2 + 2 * 17));
    }

    @Test
    void everybodyReachesAServiceThroughItsLoadBalancer() {
        var balancer = "http://127.0.0.1:7001";
        var wishes =
                new RequestedPlatform(
                        new Ports(0),
                        Map.of(Component.GATEWAY, 2, Component.CUSTOMER, 2),
                        Set.of(),
                        null,
                        null,
                        "UTC",
                        false,
                        Map.of(),
                        Map.of(Component.CUSTOMER, balancer));

        var platform =
                new Planner(
                                Home.of(CHECKOUT, null, 0),
                                wishes,
                                Optional.empty(),
                                PlannerTests::unpacked)
                        .plan();

        for (var caller : List.of("gateway", "gateway-2", "opportunity")) {
            assertThat(process(platform, caller).environment())
                    .containsEntry("RAPPORT_SERVICES_CUSTOMER", balancer)
                    .containsEntry("RAPPORT_SERVICES_ANALYTICS", "http://127.0.0.1:8085");
        }
    }

    @Test
    void keepsAPlatformBesideTheFirstInAFolderOfItsOwn() {
        var first = Home.of(CHECKOUT, null, 0);
        var second = Home.of(CHECKOUT, null, 20_000);

        assertThat(second.folder()).isNotEqualTo(first.folder());
        assertThat(second.applications()).isEqualTo(first.applications());
    }

    private static Platform plan(
            int base,
            Map<Component, Integer> instances,
            @Nullable String mongodb,
            @Nullable String kafka) {
        var home = Home.of(CHECKOUT, null, base);
        return new Planner(
                        home,
                        wishes(base, instances, mongodb, kafka),
                        Optional.empty(),
                        PlannerTests::unpacked)
                .plan();
    }

    private static Path unpacked(Component component) {
        return CHECKOUT.resolve(component.word());
    }

    private static RequestedPlatform wishes(
            int base,
            Map<Component, Integer> instances,
            @Nullable String mongodb,
            @Nullable String kafka) {
        return new RequestedPlatform(
                new Ports(base),
                instances,
                Set.of(),
                mongodb,
                kafka,
                "UTC",
                false,
                Map.of(),
                Map.of());
    }

    private static PlannedProcess process(Platform platform, String name) {
        var names = new HashSet<String>();
        return platform.processes().stream()
                .peek(process -> assertThat(names.add(process.name())).isTrue())
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
