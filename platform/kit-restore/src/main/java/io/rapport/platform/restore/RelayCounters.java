package io.rapport.platform.restore;

import io.rapport.platform.relay.RelayReports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Tells by the counter of its relay, which does not stand still.
final class RelayCounters implements OtherInstances {

    private final RelayReports relays;
    private final Duration watched;

    RelayCounters(RelayReports relays, Duration watched) {
        this.relays = relays;
        this.watched = watched;
    }

    @Override
    public boolean any() throws InterruptedException {
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
