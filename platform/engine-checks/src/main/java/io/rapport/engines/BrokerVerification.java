package io.rapport.engines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/// Tries a broker: each behaviour that the relay, the consumers, the views and the state topics
/// rely on, in topics of its own that are deleted afterwards. Takes some ten seconds.
///
/// What cannot be tried from outside is said, not guessed: the death of a broker.
public final class BrokerVerification {

    private final Map<String, Object> connection;

    /// @param connection `bootstrap.servers`, and what TLS and SASL need
    public BrokerVerification(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
    }

    public Report run() {
        try (var trial = new BrokerTrial(connection)) {
            var engine =
                    "A Kafka cluster of %d (id %s)"
                            .formatted(
                                    trial.brokers(),
                                    BrokerTrial.get(trial.admin().describeCluster().clusterId()));
            var findings = new ArrayList<Finding>();
            checks().forEach((name, check) -> findings.add(tried(name, check, trial)));
            return new Report(engine, findings);
        } catch (TimeoutException e) {
            var away = Finding.unsafe("connection", "No broker answers there within 20 s.");
            return new Report("No broker", List.of(away));
        } catch (KafkaException e) {
            var no = "The broker refuses: " + e.getClass().getSimpleName() + ".";
            return new Report("A broker", List.of(Finding.unsafe("connection", no)));
        }
    }

    private static Map<String, Function<BrokerTrial, Finding>> checks() {
        var checks = new LinkedHashMap<String, Function<BrokerTrial, Finding>>();
        checks.put("topic settings", BrokerTopics::settings);
        checks.put("topics of itself", BrokerTopics::automaticTopics);
        checks.put("replicas", BrokerTopics::replicas);
        checks.put("compacted topics", BrokerTopics::compaction);
        checks.put("Rapport's topics", BrokerTopics::topicsOfRapport);
        checks.put("append time", BrokerRecords::appendTime);
        checks.put("acknowledged, in order", BrokerRecords::acknowledgedInOrder);
        checks.put("large records", BrokerRecords::largeRecords);
        checks.put("offsets of a group", BrokerRecords::offsets);
        checks.put("transactions", BrokerRecords::transactions);
        checks.put("access control", BrokerTopics::accessControl);
        return checks;
    }

    private static Finding tried(
            String name, Function<BrokerTrial, Finding> check, BrokerTrial trial) {
        try {
            return check.apply(trial);
        } catch (KafkaException e) {
            return Finding.unsafe(
                    name,
                    "The broker refuses what Rapport does here: "
                            + e.getClass().getSimpleName()
                            + ".");
        }
    }
}
