package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.TrialEvents;
import io.rapport.test.FaultyProxy;
import io.rapport.test.LogLines;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A broker that is away is told in a few lines, not in thousands: the clients of an idle service,
/// real ones, over an outage as [LogLines] has it; the same of its store.
class LogFloodTests {

    @Test
    void anIdleServiceWritesLessThanALineASecondWhileItsBrokerIsAway() throws InterruptedException {
        var topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        var broker = broker(topic);
        var settings =
                Map.of(
                        "trial.topic",
                        topic,
                        "rapport.kafka",
                        broker.getBrokersAsString(),
                        "rapport.relay.enabled",
                        "true",
                        "spring.mongodb.database",
                        TestStore.freshDatabase(getClass()),
                        "spring.application.name",
                        topic);
        try (var service = TrialService.start(settings)) {
            send(broker.getBrokersAsString(), List.of(note(topic)).stream());
            await("the service has read").until(() -> service.count() == 1);
            await("the view has a watermark").until(() -> service.freshness().watermark() != null);
            try (var lines = LogLines.counting(event -> ServiceLines.isOf(event, topic))) {
                broker.destroy();
                LogLines.outage();

                assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
            }
        }
    }

    @Test
    void anIdleServiceWritesLessThanALineASecondWhileItsStoreIsAway() throws Exception {
        var topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        try (var door = FaultyProxy.before(TestStore.address());
                var admin =
                        Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1))).all().get();
            var settings =
                    Map.of(
                            "trial.topic",
                            topic,
                            "spring.mongodb.uri",
                            "mongodb://" + door.address(),
                            "rapport.relay.enabled",
                            "true",
                            "spring.mongodb.database",
                            TestStore.freshDatabase(getClass()),
                            "spring.application.name",
                            topic);
            try (var service = TrialService.start(settings)) {
                send(TestBroker.bootstrapServers(), List.of(note(topic)).stream());
                await("the service has read").until(() -> service.count() == 1);
                try (var lines = LogLines.counting(event -> ServiceLines.isOf(event, topic))) {
                    door.cut();
                    LogLines.outage();

                    assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
                }
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> note(String topic) {
        return TrialEvents.toSend(topic, "not_a", 1, TrialEvents.value("one"));
    }

    private static EmbeddedKafkaKraftBroker broker(String topic) {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerListProperty(TestBroker.PROPERTY);
        broker.setAdminTimeout(60);
        broker.brokerProperties(
                Map.of(
                        "group.initial.rebalance.delay.ms", "0",
                        "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        broker.addTopics(
                new NewTopic(topic, 12, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime")));
        return broker;
    }
}
