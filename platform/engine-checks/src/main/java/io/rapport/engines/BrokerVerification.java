package io.rapport.engines;

import java.time.Duration;
import java.util.ArrayList;
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

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Check> CHECKS =
            List.of(
                    new Check("topic settings", "", BrokerTopics::settings),
                    new Check("topics of itself", "", BrokerTopics::automaticTopics),
                    new Check("replicas", "", BrokerTopics::replicas),
                    new Check("compacted topics", "", BrokerTopics::compaction),
                    new Check("Rapport's topics", "", BrokerTopics::topicsOfRapport),
                    new Check("append time", "", BrokerRecords::appendTime),
                    new Check("acknowledged, in order", "", BrokerRecords::acknowledgedInOrder),
                    new Check(
                            "large records",
                            " Look at message.max.bytes: an event may have a million bytes.",
                            BrokerRecords::largeRecords),
                    new Check(
                            "offsets of a group",
                            " Look at offsets.topic.replication.factor: there must be as many"
                                    + " brokers.",
                            BrokerRecords::offsets),
                    new Check(
                            "transactions",
                            " Look at transaction.state.log.replication.factor and .min.isr: there"
                                    + " must be as many brokers. State topics are kept in"
                                    + " transactions.",
                            BrokerTransactions::transactions),
                    new Check("access control", "", BrokerTopics::accessControl));

    private final Map<String, Object> connection;
    private final Duration patience;

    /// @param connection `bootstrap.servers`, and what TLS and SASL need
    public BrokerVerification(Map<String, Object> connection) {
        this(connection, PATIENCE);
    }

    BrokerVerification(Map<String, Object> connection, Duration patience) {
        this.connection = Map.copyOf(connection);
        this.patience = patience;
    }

    public Report run() {
        try (var trial = new BrokerTrial(connection, patience)) {
            var engine =
                    "A Kafka cluster of %d (id %s)"
                            .formatted(
                                    trial.brokers(),
                                    trial.get(trial.admin().describeCluster().clusterId()));
            var findings = new ArrayList<Finding>();
            CHECKS.forEach(check -> findings.add(tried(check, trial)));
            return new Report(engine, findings);
        } catch (TimeoutException e) {
            var away = "No broker answers there within %d s.".formatted(patience.toSeconds());
            return new Report("No broker", List.of(Finding.unsafe("connection", away)));
        } catch (KafkaException e) {
            var no = "The broker refuses: " + e.getClass().getSimpleName() + ".";
            return new Report("A broker", List.of(Finding.unsafe("connection", no)));
        }
    }

    private Finding tried(Check check, BrokerTrial trial) {
        try {
            return check.trial().apply(trial);
        } catch (TimeoutException e) {
            return Finding.unsafe(
                    check.name(),
                    "No answer within %d s to what Rapport does here.%s"
                            .formatted(patience.toSeconds(), check.hint()));
        } catch (KafkaException e) {
            return Finding.unsafe(
                    check.name(),
                    "The broker refuses what Rapport does here: "
                            + e.getClass().getSimpleName()
                            + "."
                            + check.hint());
        }
    }

    /// @param hint where an operator looks if the broker refuses; begins with a blank
    private record Check(String name, String hint, Function<BrokerTrial, Finding> trial) {}
}
