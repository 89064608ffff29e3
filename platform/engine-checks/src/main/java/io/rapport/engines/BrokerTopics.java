package io.rapport.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;

/// Topics: that they are as they were asked for, and none comes into being of itself.
final class BrokerTopics {

    private static final Map<String, String> WANTED =
            Map.of(
                    "retention.ms", "-1",
                    "retention.bytes", "-1",
                    "cleanup.policy", "delete",
                    "unclean.leader.election.enable", "false",
                    "message.timestamp.type", "LogAppendTime");
    private static final Map<String, String> OF_STATES =
            Map.of("cleanup.policy", "compact", "unclean.leader.election.enable", "false");
    private static final String IN_SYNC = "min.insync.replicas";
    private static final int PARTITIONS = 12;
    private static final int REPLICAS = 3;

    private BrokerTopics() {}

    static Finding settings(BrokerTrial trial) {
        var name = "topic settings";
        var topic = trial.topic("settings", PARTITIONS, WANTED);
        var config = trial.settingsOf(ConfigResource.Type.TOPIC, topic);
        var otherwise =
                WANTED.entrySet().stream()
                        .filter(wanted ->
                                !BrokerTrial.value(config, wanted.getKey())
                                        .equals(wanted.getValue()))
                        .map(wanted ->
                                wanted.getKey()
                                        + " is "
                                        + BrokerTrial.value(config, wanted.getKey()))
                        .toList();
        return otherwise.isEmpty()
                ? Finding.works(
                        name, "12 partitions, unlimited retention and append time are kept.")
                : Finding.unsafe(
                        name,
                        "A topic is not as it was asked for: "
                                + String.join(", ", otherwise)
                                + ". The log is what views are rebuilt from.");
    }

    /// Asks for a topic that nobody made, as a producer with a misspelt name would.
    static Finding automaticTopics(BrokerTrial trial) {
        var name = "topics of itself";
        var topic = trial.name("nobody-made-this");
        try (var producer = trial.producer(Map.of("max.block.ms", 4_000))) {
            producer.partitionsFor(topic);
        } catch (KafkaException e) {
            // as it should be
        }
        if (!trial.exists(topic)) {
            return Finding.works(name, "A topic that nobody made does not come into being.");
        }
        trial.alsoDelete(topic);
        return Finding.unsafe(
                name,
                "It makes topics of itself (auto.create.topics.enable). A service that is faster"
                        + " than the topic's creation gets one with other partitions and times.");
    }

    static Finding replicas(BrokerTrial trial) {
        var name = "replicas";
        if (trial.brokers() < REPLICAS) {
            return Finding.differs(
                    name,
                    "%d broker: fit for trying and testing. In production three, with"
                                    .formatted(trial.brokers())
                            + " min.insync.replicas=2, for cleared outboxes make the log the only"
                            + " history.");
        }
        var topic = trial.topic("replicated", 1, Map.of(IN_SYNC, "2"));
        var least = BrokerTrial.value(trial.settingsOf(ConfigResource.Type.TOPIC, topic), IN_SYNC);
        return least.equals("2")
                ? Finding.works(name, "Three replicas, of which two must have a record.")
                : Finding.unsafe(name, "min.insync.replicas=2 is not kept; it is " + least + ".");
    }

    static Finding compaction(BrokerTrial trial) {
        var name = "compacted topics";
        var topic = trial.topic("compacted", 1, Map.of("cleanup.policy", "compact"));
        var policy =
                BrokerTrial.value(
                        trial.settingsOf(ConfigResource.Type.TOPIC, topic), "cleanup.policy");
        return policy.equals("compact")
                ? Finding.works(name, "State topics can be compacted.")
                : Finding.differs(name, "State topics would not be compacted, only grow.");
    }

    /// The topics that are there already must be as Rapport would make them.
    static Finding topicsOfRapport(BrokerTrial trial) {
        var name = "Rapport's topics";
        var topics =
                trial.get(trial.admin().listTopics().names()).stream()
                        .filter(each -> each.matches("rapport\\.[a-z]+\\.(events|state)"))
                        .sorted()
                        .toList();
        if (topics.isEmpty()) {
            return Finding.works(name, "There are none yet; services make them.");
        }
        var wrong = new ArrayList<String>();
        for (var topic : topics) {
            wrong.addAll(wrongOf(trial, topic));
        }
        return wrong.isEmpty()
                ? Finding.works(name, topics.size() + " topics are as they must be.")
                : Finding.unsafe(
                        name,
                        String.join("; ", wrong)
                                + ". Views are rebuilt from these, in the broker's time.");
    }

    private static List<String> wrongOf(BrokerTrial trial, String topic) {
        var config = trial.settingsOf(ConfigResource.Type.TOPIC, topic);
        return wrongOf(trial.describe(topic), config, trial.brokers());
    }

    /// How a topic differs from what Rapport would have made.
    static List<String> wrongOf(TopicDescription topic, Config config, int brokers) {
        var wrong = new ArrayList<String>();
        (topic.name().endsWith(".state") ? OF_STATES : WANTED)
                .forEach((setting, wanted) -> {
                    var value = BrokerTrial.value(config, setting);
                    if (!value.equals(wanted)) {
                        wrong.add(setting + "=" + value + " instead of " + wanted);
                    }
                });
        if (topic.partitions().size() != PARTITIONS) {
            wrong.add(topic.partitions().size() + " partitions instead of " + PARTITIONS);
        }
        if (brokers >= REPLICAS) {
            var replicas = topic.partitions().stream().mapToInt(each -> each.replicas().size());
            replicas.min().stream()
                    .filter(least -> least < REPLICAS)
                    .forEach(least -> wrong.add(least + " of " + REPLICAS + " replicas"));
            if (BrokerTrial.value(config, IN_SYNC).equals("1")) {
                wrong.add(IN_SYNC + "=1 instead of 2");
            }
        }
        return wrong.isEmpty()
                ? List.of()
                : List.of(topic.name() + ": " + String.join(", ", wrong));
    }

    static Finding accessControl(BrokerTrial trial) {
        var name = "access control";
        try {
            var rules = trial.get(trial.admin().describeAcls(AclBindingFilter.ANY).values());
            return Finding.works(
                    name,
                    "There are %d rules. A service writes its own topic and reads the others; other"
                                    .formatted(rules.size())
                            + " systems read, and only those trusted with a whole context.");
        } catch (SecurityDisabledException e) {
            return Finding.differs(
                    name,
                    "There is none: whoever reaches the broker may write events. In production give"
                            + " each service and subscriber an account and rules of its own.");
        } catch (AuthorizationException e) {
            return Finding.works(
                    name, "There is some, and this account may not list it, as it should be.");
        }
    }
}
