package io.rapport.platform.metadata;

import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.context.annotation.Bean;

/// For services that have words for their kinds.
@AutoConfiguration(afterName = "io.rapport.platform.aggregate.AggregateAutoConfiguration")
@ConditionalOnResource(resources = "classpath:labels/en.properties")
class MetadataAutoConfiguration {

    @Bean
    KindsMetadata kindsMetadata(ObjectProvider<Aggregates<?>> stores, EventCatalogue catalogue) {
        return new KindsMetadata(
                stores.stream().toList(),
                catalogue,
                new Labels(MetadataAutoConfiguration.class.getClassLoader()));
    }
}
