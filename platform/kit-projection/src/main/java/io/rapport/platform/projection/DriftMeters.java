package io.rapport.platform.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How far the views were from the log when an operator last compared them with a new build, on
/// this instance: `rapport.projection.differences`. It is 0 again as soon as readers use another
/// generation, and after a comparison that finds nothing.
final class DriftMeters {

    private final Map<String, Compared> last = new ConcurrentHashMap<>();

    private record Compared(Generation served, int differences) {}

    void register(String projection, MeterRegistry registry) {
        Gauge.builder("rapport.projection.differences", () -> differences(projection))
                .description("Differences that the last comparison with a new build found")
                .tag("projection", projection)
                .register(registry);
    }

    void compared(Generation served, int differences) {
        last.put(served.projection(), new Compared(served, differences));
    }

    /// The generation that readers use now.
    void serves(Generation current) {
        last.computeIfPresent(
                current.projection(),
                (_, compared) -> compared.served().equals(current) ? compared : null);
    }

    private int differences(String projection) {
        var compared = last.get(projection);
        return compared == null ? 0 : compared.differences();
    }
}
