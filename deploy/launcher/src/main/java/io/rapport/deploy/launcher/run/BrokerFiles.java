package io.rapport.deploy.launcher.run;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The broker's settings and its formatted data folder.
public final class BrokerFiles {

    private static final int FORMAT_SECONDS = 60;

    private final Home home;
    private final Ports ports;
    private final Starter starter;

    public BrokerFiles(Home home, Ports ports, Starter starter) {
        this.home = home;
        this.ports = ports;
        this.starter = starter;
    }

    /// Writes the settings, and formats the data folder unless that was done before.
    public void prepare() {
        try {
            Files.createDirectories(home.kafka());
            Files.writeString(settings(), settingsText());
            if (!Files.exists(data().resolve("meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the broker in " + home.kafka(), e);
        }
    }

    private void format() {
        var log = home.logs().resolve("kafka-format.log");
        var command =
                List.of(
                        CommandLine.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=" + home.logback(),
                        "-cp",
                        home.libraries() + File.separator + "*",
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "-t",
                        org.apache.kafka.common.Uuid.randomUuid().toString(),
                        "-c",
                        settings().toString());
        var process = starter.spawn(command, Map.of(), log);
        try {
            if (!process.waitFor(FORMAT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartFailure("The broker's data folder cannot be formatted, see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw StartFailure.interrupted(e);
        }
    }

    private Path settings() {
        return home.kafka().resolve("server.properties");
    }

    private Path data() {
        return home.kafka().resolve("data");
    }

    private String settingsText() {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        log.message.timestamp.type=LogAppendTime
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=8
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=8
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        # Back soon after a kill: a broker is taken for dead after this long.
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        # Small, for a small heap and a small disk.
        num.network.threads=2
        num.io.threads=4
        log.cleaner.dedupe.buffer.size=8388608
        log.index.size.max.bytes=1048576
        """
                .formatted(
                        ports.of(Component.KAFKA, 1),
                        ports.controller(),
                        data().toString().replace("\\", "/"));
    }
}
