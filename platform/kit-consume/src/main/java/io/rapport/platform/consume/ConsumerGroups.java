package io.rapport.platform.consume;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// The groups in which the consumers of this service read, on every instance.
public final class ConsumerGroups {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> groups;
    private final Map<String, Object> connection;

    ConsumerGroups(ConsumerRegistry registry, Map<String, Object> connection) {
        this.groups =
                registry.entries().stream().map(each -> registry.group(each.consumer())).toList();
        this.connection = Map.copyOf(connection);
    }

    /// Whether somebody reads in one of them. Who died without leaving is counted until the session
    /// is over.
    ///
    /// @throws IllegalStateException if the broker does not say
    public boolean haveMembers() throws InterruptedException {
        var admin = Admin.create(connection);
        try {
            for (var group : admin.describeConsumerGroups(groups).describedGroups().values()) {
                if (hasMembers(group)) {
                    return true;
                }
            }
            return false;
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static boolean hasMembers(KafkaFuture<ConsumerGroupDescription> group)
            throws InterruptedException {
        try {
            return !group.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).members().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw unknown(e);
        } catch (TimeoutException e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(Exception cause) {
        return new IllegalStateException("the broker does not say who reads", cause);
    }
}
