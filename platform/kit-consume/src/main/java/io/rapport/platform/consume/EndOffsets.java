package io.rapport.platform.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the broker where partitions end. Made at the first question, kept while the broker is away.
public final class EndOffsets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EndOffsets.class);
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, Object> connection;
    private @Nullable Admin admin;

    /// @param connection settings of a client
    public EndOffsets(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
    }

    /// The ends of those partitions that the broker tells; nothing while it is away.
    public synchronized Map<TopicPartition, Long> of(Collection<TopicPartition> partitions)
            throws InterruptedException {
        var ends = new HashMap<TopicPartition, Long>();
        if (partitions.isEmpty()) {
            return ends;
        }
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            var answer = admin().listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            answer.forEach((partition, each) -> ends.put(partition, each.offset()));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the broker does not tell the ends of partitions", e);
        }
        return ends;
    }

    private Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(connection);
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
