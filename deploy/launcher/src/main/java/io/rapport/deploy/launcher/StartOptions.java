package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.cache.Applications;
import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Planner;
import io.rapport.deploy.launcher.plan.Platform;
import io.rapport.deploy.launcher.plan.Probe;
import io.rapport.deploy.launcher.plan.RequestedPlatform;
import io.rapport.deploy.launcher.run.Readiness;
import io.rapport.deploy.launcher.run.StartFailure;
import io.rapport.deploy.launcher.up.Up;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How the platform shall be started.
final class StartOptions extends PlatformOptions {

    @Option(
            names = "--instances",
            paramLabel = "<service>=<n>",
            split = ",",
            description = "Run several instances of a service, such as customer=2.")
    Map<String, Integer> instances = new LinkedHashMap<>();

    @Option(
            names = "--only",
            paramLabel = "<service>",
            split = ",",
            converter = ByWord.class,
            description = "Start only these, with the broker and the store.")
    Set<Component> only = new LinkedHashSet<>();

    @Option(
            names = "--mongodb",
            paramLabel = "<uri>",
            description = "Use this MongoDB instead of starting one (RAPPORT_MONGODB).")
    @Nullable String mongodb;

    @Option(
            names = "--kafka",
            paramLabel = "<servers>",
            description = "Use this Kafka instead of starting one (RAPPORT_KAFKA).")
    @Nullable String kafka;

    @Option(
            names = "--zone",
            paramLabel = "<zone>",
            description = "The tenant's time zone (RAPPORT_ZONE; UTC if absent).")
    @Nullable String zone;

    @Option(
            names = "--optimized",
            description = "Compile fully and use larger heaps, as for measurements.")
    boolean optimized;

    @Option(
            names = "--heap",
            paramLabel = "<process>=<size>",
            split = ",",
            description = "The largest heap of a process, such as opportunity=512m.")
    Map<String, String> heaps = new LinkedHashMap<>();

    @Option(
            names = "--address",
            paramLabel = "<service>=<url>",
            split = ",",
            description = "Where a service is reached: a load balancer before its instances.")
    Map<String, String> addresses = new LinkedHashMap<>();

    Up up(Consumer<String> report) {
        return new Up(home(), ports(), plan(), report);
    }

    /// Everything that these options mean, whether it runs or not.
    Platform plan() {
        var unpacked = new Applications(home());
        return new Planner(home(), wishes(), mongod(), unpacked::folder).plan();
    }

    /// Refuses where the broker or the store does not answer.
    void requireFoundation(Platform platform) {
        try (var readiness = new Readiness()) {
            if (!readiness.isReady(new Probe.Broker(platform.kafka()))
                    || !readiness.isReady(new Probe.Store(platform.mongodb()))) {
                throw new StartFailure(
                        "The broker or the store does not answer: deploy/rapport up");
            }
        }
    }

    RequestedPlatform wishes() {
        return new RequestedPlatform(
                ports(),
                byComponent(instances),
                only,
                Optional.ofNullable(mongodb).or(() -> given("RAPPORT_MONGODB")).orElse(null),
                Optional.ofNullable(kafka).or(() -> given("RAPPORT_KAFKA")).orElse(null),
                Optional.ofNullable(zone).or(() -> given("RAPPORT_ZONE")).orElse("UTC"),
                optimized,
                byComponent(heaps),
                byComponent(addresses));
    }

    private static <T> Map<Component, T> byComponent(Map<String, T> byWord) {
        var found = new LinkedHashMap<Component, T>();
        byWord.forEach((word, value) -> found.put(component(word), value));
        return found;
    }

    private static Component component(String word) {
        return Component.of(word)
                .orElseThrow(() -> new StartFailure("There is no service " + word));
    }

    private static Optional<Path> mongod() {
        return given("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
