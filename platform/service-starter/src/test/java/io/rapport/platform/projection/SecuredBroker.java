package io.rapport.platform.projection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.config.ServerConfigs;

/// A real broker whose door for services asks for TLS and SCRAM, as the one on the page about
/// installing; a plain one beside it is the test's. Its data and its ports outlive a restart.
final class SecuredBroker implements AutoCloseable {

    static final String USER = "rapport-trial";

    private static final int ITERATIONS = 4096;

    private final Path folder;
    private final int services = freePort();
    private final int tests = freePort();
    private final int controller = freePort();
    private KafkaRaftServer server;

    SecuredBroker(Path folder, Authority authority, String password) throws Exception {
        this.folder = folder;
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data())
                .setMetadataLogDirectory(data())
                .setScramArguments(
                        List.of(
                                "SCRAM-SHA-512=[name=%s,iterations=%d,password=%s]"
                                        .formatted(USER, ITERATIONS, password)))
                .run();
        server = started(authority);
    }

    /// Where services connect.
    String address() {
        return "127.0.0.1:" + services;
    }

    int port() {
        return services;
    }

    /// Where the test connects.
    String plainAddress() {
        return "127.0.0.1:" + tests;
    }

    /// As an operator rolls a broker that is given another certificate.
    void restart(Authority authority) throws Exception {
        close();
        server = started(authority);
    }

    void create(String topic) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var settings = Map.of("message.timestamp.type", "LogAppendTime");
            admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /// As the operator of users does.
    void password(String password) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var form = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialUpsertion(USER, form, password)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", plainAddress()));
    }

    private KafkaRaftServer started(Authority authority) throws Exception {
        var keys = folder.resolve("keys.p12");
        authority.keys(keys);
        var properties = new Properties();
        properties.putAll(settings(keys));
        var started = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        started.startup();
        return started;
    }

    private Map<String, String> settings(Path keys) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry(
                        "listeners",
                        "SERVICES://%s,TESTS://%s,CONTROLLER://127.0.0.1:%d"
                                .formatted(address(), plainAddress(), controller)),
                Map.entry(
                        "advertised.listeners",
                        "SERVICES://%s,TESTS://%s".formatted(address(), plainAddress())),
                Map.entry(
                        "listener.security.protocol.map",
                        "SERVICES:SASL_SSL,TESTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "TESTS"),
                Map.entry("listener.name.services.sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry(
                        "listener.name.services.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("listener.name.services.ssl.keystore.type", "PKCS12"),
                Map.entry("listener.name.services.ssl.keystore.location", keys.toString()),
                Map.entry("listener.name.services.ssl.keystore.password", Authority.PASSWORD),
                Map.entry("listener.name.services.ssl.key.password", Authority.PASSWORD),
                Map.entry("log.dirs", data()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.coordinator.append.linger.ms", "0"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry(ServerConfigs.NUM_IO_THREADS_CONFIG, "4"));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
