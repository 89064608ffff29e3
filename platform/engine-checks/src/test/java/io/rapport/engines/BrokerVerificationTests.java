package io.rapport.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class BrokerVerificationTests {

    private static final Duration SHORT = Duration.ofSeconds(10);

    @Test
    void theBrokerOfTheTestsIsSafeAndItsLimitsAreSaid() {
        var report =
                new BrokerVerification(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))
                        .run();

        assertThat(report.faults()).as(report.text()).isEmpty();
        assertThat(report.text())
                .contains("fit for trying and testing")
                .contains("whoever reaches the broker may write events")
                .contains("5 topics are as they must be")
                .contains("Rapport is safe on it; mind what differs");
        assertThat(report.findings()).hasSize(11);
    }

    /// One whose operator took defaults, or somebody else's.
    @Test
    void namesTheFaultsOfABroker() throws Exception {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerListProperty(TestBroker.PROPERTY);
        broker.brokerProperties(
                Map.of(
                        "auto.create.topics.enable", "true",
                        "message.max.bytes", "200000",
                        "transaction.state.log.replication.factor", "3"));
        broker.afterPropertiesSet();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("rapport.customer.events", 3, (short) 1)
                                            .configs(Map.of("retention.ms", "604800000")),
                                    new NewTopic("rapport.service.state", 12, (short) 1),
                                    new NewTopic("rapport.service.events", 12, (short) 1)
                                            .configs(
                                                    Map.of(
                                                            "retention.ms", "-1",
                                                            "message.timestamp.type",
                                                                    "LogAppendTime"))))
                    .all()
                    .get();

            var report = verify(broker.getBrokersAsString());

            assertThat(report.faults())
                    .as(report.text())
                    .containsExactlyInAnyOrder(
                            "topics of itself",
                            "Rapport's topics",
                            "large records",
                            "transactions");
            assertThat(report.text())
                    .contains("retention.ms=604800000 instead of -1")
                    .contains("message.timestamp.type=CreateTime instead of LogAppendTime")
                    .contains("3 partitions instead of 12")
                    .contains("rapport.service.state: cleanup.policy=delete instead of compact")
                    .contains("transaction.state.log.replication.factor")
                    .contains("message.max.bytes")
                    .contains("Rapport is NOT safe on it")
                    .doesNotContain("rapport.service.events");
        } finally {
            broker.destroy();
        }
    }

    /// What only a cluster can get wrong.
    @Test
    void namesTopicsOfAClusterThatADeathWouldLose() {
        assertThat(BrokerTopics.wrongOf(topic(3), settings("2"), 3)).isEmpty();
        assertThat(BrokerTopics.wrongOf(topic(1), settings("1"), 1)).isEmpty();

        assertThat(BrokerTopics.wrongOf(topic(2), settings("1"), 3))
                .containsExactly(
                        "rapport.customer.events: 2 of 3 replicas, min.insync.replicas=1 instead of"
                                + " 2");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        free.close();

        var report = verify("127.0.0.1:" + free.getLocalPort());

        assertThat(report.faults()).containsExactly("connection");
        assertThat(report.text()).contains("No broker answers there within 10 s");
    }

    private static Report verify(String servers) {
        return new BrokerVerification(Map.of("bootstrap.servers", servers), SHORT).run();
    }

    private static TopicDescription topic(int replicas) {
        var nodes =
                IntStream.range(0, replicas).mapToObj(id -> new Node(id, "localhost", 1)).toList();
        var partitions =
                IntStream.range(0, 12)
                        .mapToObj(id -> new TopicPartitionInfo(id, nodes.getFirst(), nodes, nodes))
                        .toList();
        return new TopicDescription("rapport.customer.events", false, partitions);
    }

    private static Config settings(String inSync) {
        var settings =
                Map.of(
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "cleanup.policy", "delete",
                        "unclean.leader.election.enable", "false",
                        "message.timestamp.type", "LogAppendTime",
                        "min.insync.replicas", inSync);
        return new Config(
                settings.entrySet().stream()
                        .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
                        .toList());
    }
}
