package io.rapport.platform.restore;

import io.rapport.platform.consume.ConsumerGroups;
import java.time.Duration;

/// Tells by the groups in which its consumers read, for a service that publishes nothing. Who died
/// without a word is a member until its session is over, so there is some patience.
final class GroupMembers implements OtherInstances {

    private static final long PAUSE_MILLIS = 200;

    private final ConsumerGroups groups;
    private final Duration patience;

    GroupMembers(ConsumerGroups groups, Duration patience) {
        this.groups = groups;
        this.patience = patience;
    }

    @Override
    public boolean any() throws InterruptedException {
        var begun = System.nanoTime();
        while (groups.haveMembers()) {
            if (System.nanoTime() - begun >= patience.toNanos()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }
}
