package io.rapport.replicas;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewStores;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/// Feeds the replicas of a service that has this module on its class path.
@AutoConfiguration(
        beforeName = "io.rapport.platform.security.AccessAutoConfiguration",
        afterName = "io.rapport.platform.projection.ProjectionAutoConfiguration")
@EnableConfigurationProperties(ReplicasAutoConfiguration.Services.class)
class ReplicasAutoConfiguration {

    /// Where other services answer.
    ///
    /// @param customer base URL of customer-service
    @ConfigurationProperties("rapport.services")
    record Services(@DefaultValue("http://127.0.0.1:8081") String customer) {}

    @Bean
    ReplicaViews replicaViews(ViewStores stores) {
        return new ReplicaViews(stores);
    }

    @Bean
    Projection replicas(ReplicaViews views) {
        return views.projection();
    }

    @Bean
    CustomerServiceCalls customerServiceCalls(Services services) {
        return new CustomerServiceCalls(RestClient.builder(), services.customer());
    }

    @Bean
    ReplicaWithFallback heldOrAsked(MeterRegistry meters) {
        return new ReplicaWithFallback(meters);
    }

    @Bean
    DirectoryReplica directoryReplica(
            ReplicaViews views,
            Generations generations,
            CustomerServiceCalls calls,
            ReplicaWithFallback heldOrAsked) {
        return new DirectoryReplica(views, generations, calls, heldOrAsked);
    }

    @Bean
    CustomerReplica customerReplica(
            ReplicaViews views,
            Generations generations,
            CustomerServiceCalls calls,
            ReplicaWithFallback heldOrAsked) {
        return new CustomerReplica(views, generations, calls, heldOrAsked);
    }
}
