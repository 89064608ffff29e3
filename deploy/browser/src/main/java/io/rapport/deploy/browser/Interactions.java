package io.rapport.deploy.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the browser itself noted of what somebody did on a page: how long until the effect of each
/// was painted, and how long the page stood still.
final class Interactions {

    /// Kept from the first moment of every page that is opened afterwards.
    private static final String OBSERVED =
            """
            window.rapportSeen = { events: [], stops: [], before: 0 };
            new PerformanceObserver(list => {
              for (const one of list.getEntries())
                if (one.interactionId) rapportSeen.events.push({ id: one.interactionId, ms: one.duration });
            }).observe({ type: 'event', durationThreshold: 16, buffered: true });
            new PerformanceObserver(list => {
              for (const one of list.getEntries()) rapportSeen.stops.push(one.duration);
            }).observe({ type: 'longtask', buffered: true });
            """;

    /// Of the events of one interaction the slowest counts. Of what was quicker than 16 ms the
    /// browser tells the number alone: it counts as 16.
    private static final String TAKEN =
            """
            () => new Promise(done => setTimeout(() => {
              const slowest = new Map();
              for (const { id, ms } of rapportSeen.events) slowest.set(id, Math.max(ms, slowest.get(id) ?? 0));
              const effects = [...slowest.values()];
              const quick = Math.max(0, performance.interactionCount - rapportSeen.before - effects.length);
              const taken = { effects: [...effects, ...Array(quick).fill(16)], stops: rapportSeen.stops };
              window.rapportSeen = { events: [], stops: [], before: performance.interactionCount };
              done(taken);
            }, 500))
            """;

    private final Page page;

    /// @param effects milliseconds from each input to the next paint; 16 for less
    /// @param stops milliseconds of each task that held the page for more than 50
    record Seen(List<Double> effects, List<Double> stops) {}

    Interactions(Page page) {
        this.page = page;
        page.addInitScript(OBSERVED);
    }

    /// What was noted since the last time.
    Seen seen() {
        var taken = (Map<?, ?>) page.evaluate(TAKEN);
        return new Seen(numbers(taken.get("effects")), numbers(taken.get("stops")));
    }

    private static List<Double> numbers(@Nullable Object list) {
        return list instanceof List<?> some
                ? some.stream().map(one -> ((Number) one).doubleValue()).toList()
                : List.of();
    }
}
