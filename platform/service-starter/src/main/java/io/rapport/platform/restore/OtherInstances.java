package io.rapport.platform.restore;

import io.rapport.platform.relay.RelayReports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Whether an instance of this service runs somewhere: its relay's counter does not stand still.
final class OtherInstances {

    private final RelayReports relays;
    private final Duration watched;

    OtherInstances(RelayReports relays, Duration watched) {
        this.relays = relays;
        this.watched = watched;
    }

    boolean any() throws InterruptedException {
        var before = counters();
        Thread.sleep(watched);
        return !counters().equals(before);
    }

    private Map<String, Long> counters() {
        var counters = new HashMap<String, Long>();
        relays.holders().instances().forEach(each -> counters.put(each.instance(), each.counter()));
        return counters;
    }
}
