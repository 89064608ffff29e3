package io.rapport.analytics.query;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of this service.
///
/// @param zone the tenant's zone: days begin and end there
/// @param maxFacts how many facts the funnel may hold in memory, about 200 bytes each; 0 derives it
///   from the heap. Beyond it the funnel is folded from the store, right but slower
@ConfigurationProperties("rapport.analytics")
public record AnalyticsProperties(
        @DefaultValue("UTC") ZoneId zone, @DefaultValue("0") long maxFacts) {

    private static final long BYTES_PER_FACT = 250;

    /// The setting, or what 40 % of the heap holds.
    public long facts() {
        return maxFacts > 0 ? maxFacts : Runtime.getRuntime().maxMemory() * 2 / 5 / BYTES_PER_FACT;
    }
}
