package io.rapport.deploy.launcher.plan;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The broker and the store: given ones are used, missing ones become processes of this machine.
final class Foundation {

    private static final String HOST = "127.0.0.1";

    private final Home home;
    private final RequestedPlatform wishes;
    private final Optional<Path> mongod;
    private final Heaps heaps;

    Foundation(Home home, RequestedPlatform wishes, Optional<Path> mongod) {
        this.home = home;
        this.wishes = wishes;
        this.mongod = mongod;
        this.heaps = new Heaps(wishes);
    }

    String kafka() {
        return wishes.kafka() == null
                ? HOST + ":" + wishes.ports().of(Component.KAFKA, 1)
                : wishes.kafka();
    }

    String mongodb() {
        return wishes.mongodb() == null
                ? "mongodb://" + HOST + ":" + wishes.ports().of(Component.STORE, 1)
                : wishes.mongodb();
    }

    List<PlannedProcess> processes() {
        var processes = new ArrayList<PlannedProcess>();
        if (wishes.kafka() == null) {
            processes.add(broker());
        }
        if (wishes.mongodb() == null) {
            processes.add(mongod.map(this::mongod).orElseGet(this::embedded));
        }
        return processes;
    }

    private PlannedProcess broker() {
        return process(
                Component.KAFKA,
                new Program.Java(
                        "kafka",
                        home.applications().resolve("kafka"),
                        flags(Component.KAFKA),
                        List.of("-cp", classPath(), "kafka.Kafka"),
                        List.of(home.kafka().resolve("server.properties").toString())),
                Map.of(),
                new Probe.Broker(kafka()));
    }

    private PlannedProcess embedded() {
        var port = wishes.ports().of(Component.STORE, 1);
        return process(
                Component.STORE,
                new Program.Java(
                        "store",
                        home.applications().resolve("store"),
                        flags(Component.STORE),
                        List.of("-cp", classPath(), "io.rapport.store.EmbeddedStoreApplication"),
                        List.of()),
                Map.of(
                        "RAPPORT_STORE_PORT",
                        Integer.toString(port),
                        "RAPPORT_STORE_FOLDER",
                        home.store("embedded").toString()),
                new Probe.Store(mongodb()));
    }

    private PlannedProcess mongod(Path executable) {
        var command =
                List.of(
                        executable.toString(),
                        "--dbpath",
                        home.store("mongod").toString(),
                        "--bind_ip",
                        HOST,
                        "--port",
                        Integer.toString(wishes.ports().of(Component.STORE, 1)),
                        "--wiredTigerCacheSizeGB",
                        "0.25");
        return process(
                Component.STORE, new Program.Native(command), Map.of(), new Probe.Store(mongodb()));
    }

    private PlannedProcess process(
            Component component, Program program, Map<String, String> environment, Probe probe) {
        return new PlannedProcess(
                component.word(),
                component,
                program,
                environment,
                wishes.ports().of(component, 1),
                0,
                probe,
                home.logs().resolve(component.word() + ".log"));
    }

    private List<String> flags(Component component) {
        var flags = new ArrayList<>(heaps.flags(component));
        flags.add("-Dlogback.configurationFile=" + home.logback());
        return flags;
    }

    /// Jars one by one: a folder on the class path would keep the JVM from using its cache.
    private String classPath() {
        var jars = home.libraries().toFile().listFiles((_, name) -> name.endsWith(".jar"));
        return jars == null
                ? ""
                : String.join(
                        File.pathSeparator,
                        Arrays.stream(jars).map(File::getPath).sorted().toList());
    }
}
