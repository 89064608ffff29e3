package io.rapport.platform.consume;

import io.rapport.platform.background.BackgroundWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates the topics of this service in the background, for as long as it takes the broker to
/// come. A topic that exists is left as it is, and none is made if that is somebody else's work.
final class TopicCreation extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final int PATIENCE_MILLIS = 3_000;
    private static final CreateTopicsOptions PATIENCE =
            new CreateTopicsOptions().timeoutMs(PATIENCE_MILLIS);

    private final TopicsProperties properties;
    private final List<NewTopic> additional;
    private final Map<String, Object> connection;
    private volatile boolean done;

    TopicCreation(
            TopicsProperties properties,
            List<NewTopic> additional,
            Map<String, Object> connection) {
        super("topic-creation");
        this.properties = properties;
        this.additional = List.copyOf(additional);
        this.connection = Map.copyOf(connection);
    }

    /// Whether all of them are there.
    boolean done() {
        return done;
    }

    @Override
    protected boolean isNeeded() {
        done = topics().isEmpty();
        return !done;
    }

    @Override
    protected void work() throws InterruptedException {
        var admin = Admin.create(connection);
        try {
            untilDone(SHORTEST, LONGEST, () -> created(admin));
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /// Each topic is either made now or has been there.
    private boolean created(Admin admin) throws InterruptedException {
        try {
            for (var topic : admin.createTopics(topics(), PATIENCE).values().values()) {
                awaitOne(topic);
            }
            done = true;
            LOG.info("topics are there: {}", topics().stream().map(NewTopic::name).toList());
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("topics wait for the broker", e);
        }
        return done;
    }

    private static void awaitOne(KafkaFuture<Void> topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            topic.get(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private List<NewTopic> topics() {
        if (!properties.create()) {
            return List.of();
        }
        return Stream.concat(properties.owned().stream().map(this::topic), additional.stream())
                .toList();
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
