package io.rapport.subscriber;

import java.lang.System.Logger.Level;
import org.apache.kafka.common.KafkaException;

final class LoggedAlerts implements Alerts {

    private static final System.Logger LOG = System.getLogger(Alerts.class.getName());

    @Override
    public void conflicting(ReceivedEvent event) {
        LOG.log(Level.ERROR, "known event with other content: {0}", event);
    }

    @Override
    public void unreadable(String topic, int partition, long offset, String reason) {
        LOG.log(Level.ERROR, "no event: {0}-{1}@{2}: {3}", topic, partition, offset, reason);
    }

    @Override
    public void failing(String topic, int partition, long offset, RuntimeException problem) {
        LOG.log(
                Level.WARNING,
                "will be tried again: {0}-{1}@{2}: {3}",
                topic,
                partition,
                offset,
                problem.getClass().getName());
    }

    @Override
    public void ending(KafkaException problem) {
        LOG.log(Level.ERROR, "the subscriber ends: {0}", problem.getMessage());
    }
}
