package io.rapport.subscriber;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.KafkaException;

final class AlertsInMemory implements Alerts {

    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void conflicting(ReceivedEvent event) {
        all.add("conflicting " + event.envelope().id());
    }

    @Override
    public void unreadable(String topic, int partition, long offset, String reason) {
        all.add("unreadable " + reason);
    }

    @Override
    public void failing(String topic, int partition, long offset, RuntimeException problem) {
        all.add("failing " + problem.getMessage());
    }

    @Override
    public void ending(KafkaException problem) {
        all.add("ending " + problem.getMessage());
    }
}
