package io.rapport.platform.consume;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/// Creates the topics of this service in the background, for as long as it takes the broker to
/// come. A topic that exists is left as it is.
final class TopicCreation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final int PATIENCE_SECONDS = 5;

    private final TopicsProperties properties;
    private final Map<String, Object> connection;
    private volatile boolean done;
    private volatile boolean running;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {});

    TopicCreation(TopicsProperties properties, Map<String, Object> connection) {
        this.properties = properties;
        this.connection = Map.copyOf(connection);
    }

    /// Whether all of them are there.
    boolean done() {
        return done;
    }

    @Override
    public void start() {
        running = true;
        done = properties.owned().isEmpty();
        if (!done) {
            worker = Thread.ofVirtual().name("topic-creation").start(this::work);
        }
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        var admin = new KafkaAdmin(connection);
        admin.setOperationTimeout(PATIENCE_SECONDS);
        admin.setCloseTimeout(1);
        var topics = topics().toArray(NewTopic[]::new);
        var pause = SHORTEST;
        try {
            while (running && !created(admin, topics)) {
                Thread.sleep(pause);
                pause =
                        pause.multipliedBy(2).compareTo(LONGEST) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created(KafkaAdmin admin, NewTopic[] topics) {
        try {
            admin.createOrModifyTopics(topics);
            done = true;
            LOG.info("topics are there: {}", properties.owned());
        } catch (RuntimeException e) {
            LOG.debug("topics wait for the broker", e);
        }
        return done;
    }

    private List<NewTopic> topics() {
        return properties.owned().stream().map(this::topic).toList();
    }

    private NewTopic topic(String name) {
        var settings =
                Map.of(
                        "retention.ms", "-1",
                        "message.timestamp.type", "LogAppendTime",
                        "unclean.leader.election.enable", "false",
                        "min.insync.replicas", properties.replication() >= 3 ? "2" : "1");
        return new NewTopic(name, properties.partitions(), properties.replication())
                .configs(settings);
    }
}
