package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A broker that is away is told in a few lines, not in thousands: the clients of an idle service,
/// real ones, over an outage of 30 s, or of `-Drapport.brokerAway.seconds=600`.
class LogFloodTests {

    private static final Duration AWAY =
            Duration.ofSeconds(Integer.getInteger("rapport.brokerAway.seconds", 30));

    /// What everybody says when it begins, until the pauses between attempts have grown.
    private static final int NOTICE = 150;

    /// A broker of a test's own takes this property, and takes it away when it ends.
    private static final String FOUND_BY_DEFAULT = "spring.kafka.bootstrap-servers";

    @AfterEach
    void laterTestsFindTheirBroker() {
        System.setProperty(FOUND_BY_DEFAULT, TestBroker.bootstrapServers());
    }

    @Test
    void anIdleServiceWritesLessThanALineASecondWhileItsBrokerIsAway() throws InterruptedException {
        // The last one to start is whom clients find by default.
        TestBroker.bootstrapServers();
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
            try (var lines = new Lines(topic)) {
                broker.destroy();
                // An outage lasts; nothing is waited for.
                new CountDownLatch(1).await(AWAY.toMillis(), TimeUnit.MILLISECONDS);

                assertThat(lines.total())
                        .as("%s", lines)
                        .isLessThanOrEqualTo(NOTICE + AWAY.toSeconds() / 2);
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> note(String topic) {
        return TrialEvents.toSend(topic, "not_a", 1, TrialEvents.value("one"));
    }

    private static EmbeddedKafkaKraftBroker broker(String topic) {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
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

    /// Counts what a console would show, less what the broker says of its own end.
    private static final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private static final List<String> BROKERS_OWN =
                List.of(
                        "kafka.",
                        "state.change",
                        "org.apache.kafka.server",
                        "org.apache.kafka.controller",
                        "org.apache.kafka.raft",
                        "org.apache.kafka.image",
                        "org.apache.kafka.metadata",
                        "org.apache.kafka.storage",
                        "org.apache.kafka.queue",
                        "org.apache.kafka.coordinator",
                        "org.apache.kafka.common.utils.AppInfoParser");

        private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        private final Map<String, AtomicLong> byKind = new ConcurrentSkipListMap<>();
        private final String topic;

        Lines(String topic) {
            this.topic = topic;
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            var logger = event.getLoggerName();
            var message = event.getFormattedMessage();
            if (event.getLevel().isGreaterOrEqual(Level.INFO)
                    && BROKERS_OWN.stream().noneMatch(logger::startsWith)
                    && !isOfAnotherTest(message)) {
                byKind.computeIfAbsent(
                                logger
                                        + ": "
                                        + message.substring(0, Math.min(90, message.length())),
                                _ -> new AtomicLong())
                        .addAndGet(message.lines().count() + frames(event.getThrowableProxy()));
            }
        }

        /// Clients name their group, and that its topic; those of earlier tests may live on.
        private boolean isOfAnotherTest(String message) {
            return message.contains("rapport.trial-") && !message.contains(topic);
        }

        private static long frames(IThrowableProxy failure) {
            return failure == null ? 0 : 1L + failure.getStackTraceElementProxyArray().length;
        }

        long total() {
            return byKind.values().stream().mapToLong(AtomicLong::get).sum();
        }

        @Override
        public String toString() {
            var largest = new TreeMap<Long, String>();
            byKind.forEach(
                    (kind, lines) -> largest.merge(lines.get(), kind, (a, b) -> a + "\n  " + b));
            return largest.descendingMap().toString();
        }

        @Override
        public void close() {
            root.detachAppender(this);
        }
    }
}
