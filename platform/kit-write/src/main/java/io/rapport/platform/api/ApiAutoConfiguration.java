package io.rapport.platform.api;

import io.rapport.platform.imports.Imports;
import io.rapport.platform.web.MergePatches;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/// Aggregates over HTTP.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.imports.ImportsAutoConfiguration",
            "io.rapport.platform.web.WebAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ApiAutoConfiguration {

    /// For services that own aggregates.
    @Bean
    @ConditionalOnBean(Imports.class)
    AggregateApis aggregateApis(MergePatches patches, Imports imports) {
        return new AggregateApis(patches, imports);
    }
}
