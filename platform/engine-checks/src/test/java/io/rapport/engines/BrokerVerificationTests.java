package io.rapport.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestBroker;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class BrokerVerificationTests {

    private static Report verify(String servers) {
        return new BrokerVerification(Map.of("bootstrap.servers", servers)).run();
    }

    @Test
    void theBrokerOfTheTestsIsSafeAndItsLimitsAreSaid() {
        var report = verify(TestBroker.bootstrapServers());

        assertThat(report.faults()).as(report.text()).isEmpty();
        assertThat(report.text())
                .contains("fit for trying and testing")
                .contains("whoever reaches the broker may write events")
                .contains("Rapport is safe on it");
        assertThat(report.findings()).hasSize(11);
    }

    @Test
    void namesTheFaultsOfABroker() throws Exception {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(
                Map.of("auto.create.topics.enable", "true", "message.max.bytes", "200000"));
        broker.afterPropertiesSet();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            var topic =
                    new NewTopic("rapport.customer.events", 3, (short) 1)
                            .configs(Map.of("retention.ms", "604800000"));
            admin.createTopics(Set.of(topic)).all().get();

            var report = verify(broker.getBrokersAsString());

            assertThat(report.faults())
                    .as(report.text())
                    .containsExactlyInAnyOrder(
                            "topics of itself", "Rapport's topics", "large records");
            assertThat(report.text())
                    .contains("retention.ms=604800000")
                    .contains("message.timestamp.type=CreateTime")
                    .contains("3 partitions instead of 12")
                    .contains("NOT safe");
        } finally {
            broker.destroy();
        }
    }
}
