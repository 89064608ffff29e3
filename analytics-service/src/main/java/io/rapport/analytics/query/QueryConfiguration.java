package io.rapport.analytics.query;

import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewFreshness;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells every feature how far its answers can be relied on.
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    @Bean
    FreshnessSource freshness(ViewFreshness freshness, List<Projection> projections) {
        return new FreshnessSource(freshness, projections);
    }
}
