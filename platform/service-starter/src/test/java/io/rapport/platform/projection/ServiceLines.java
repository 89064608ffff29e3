package io.rapport.platform.projection;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;

/// Which lines a service writes, and not the broker that lives in the same process.
final class ServiceLines {

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

    private static final List<String> BROKERS_PARTS =
            List.of(
                    "[SocketServer ",
                    "[NodeToControllerChannelManager ",
                    "[AddPartitionsToTxnManager ",
                    "[TransactionCoordinator ");

    private ServiceLines() {}

    /// Clients name their group, and that its topic; those of earlier tests may live on.
    static boolean isOf(ILoggingEvent event, String topic) {
        var message = event.getFormattedMessage();
        return BROKERS_OWN.stream().noneMatch(event.getLoggerName()::startsWith)
                && BROKERS_PARTS.stream().noneMatch(message::startsWith)
                && (!message.contains("rapport.trial-") || message.contains(topic));
    }
}
