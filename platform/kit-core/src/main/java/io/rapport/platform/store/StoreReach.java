package io.rapport.platform.store;

import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once that the store is away, and once that it is there again. The driver itself would say
/// so for every operation that waits for it, which is a flood while callers go on calling: its own
/// lines are left out below a warning.
final class StoreReach implements ClusterListener {

    private enum Reach {
        UNKNOWN,
        THERE,
        AWAY
    }

    private static final Logger LOG = LoggerFactory.getLogger(StoreReach.class);

    private final AtomicReference<Reach> reach = new AtomicReference<>(Reach.UNKNOWN);

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        var now = event.getNewDescription();
        if (now.hasWritableServer()) {
            if (reach.getAndSet(Reach.THERE) != Reach.THERE) {
                LOG.info("the store is there");
            }
            return;
        }
        var causes = causes(now);
        // Nobody knows before the first attempt, nor when the client was closed.
        var isKnown = !causes.isEmpty() || hasOthers(now);
        if (isKnown && reach.getAndSet(Reach.AWAY) != Reach.AWAY) {
            LOG.warn(
                    "the store is away, or has no primary; it is tried again until it is there: {}",
                    causes);
        }
    }

    private static boolean hasOthers(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream().anyMatch(ServerDescription::isOk);
    }

    /// Names alone: a message may hold an address with a user's name.
    private static List<String> causes(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream()
                .map(ServerDescription::getException)
                .filter(Objects::nonNull)
                .map(failure -> {
                    var cause = failure.getCause() == null ? failure : failure.getCause();
                    return cause.getClass().getSimpleName();
                })
                .distinct()
                .toList();
    }
}
