package io.rapport.platform.web.trial;

import io.rapport.platform.freshness.FreshnessGate;
import io.rapport.platform.security.Directory;
import io.rapport.platform.web.MergePatches;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The edge of a service, and nothing behind it.
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "io.rapport.platform.store.StoreAutoConfiguration",
            "io.rapport.platform.relay.RelayAutoConfiguration",
            "io.rapport.platform.aggregate.AggregateAutoConfiguration",
            "io.rapport.platform.imports.ImportsAutoConfiguration",
            "io.rapport.platform.consume.ConsumeAutoConfiguration",
            "io.rapport.platform.projection.ProjectionAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration",
            "io.rapport.platform.consume.operations.ParkedOperationsAutoConfiguration",
            "io.rapport.platform.projection.operations.ViewOperationsAutoConfiguration",
            "io.rapport.platform.relay.operations.RelayOperationsAutoConfiguration",
            "io.rapport.platform.observe.DependencyAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration",
            "org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration",
            "org.springframework.cloud.stream.config.ChannelsEndpointAutoConfiguration",
            "org.springframework.cloud.stream.config.BindingsEndpointAutoConfiguration",
            "org.springframework.cloud.stream.config.BindingServiceConfiguration",
            "org.springframework.cloud.stream.function.FunctionConfiguration"
        })
@Import({ThingController.class, FailureController.class})
public class TrialApplication {

    @Bean
    Directory directory() {
        return new Directory() {
            @Override
            public Set<String> colleaguesOf(String tenant, String employeeId) {
                return Set.of(employeeId, "emp_colleague");
            }

            @Override
            public Set<String> ledBy(String tenant, String employeeId) {
                return Set.of("emp_led");
            }
        };
    }

    /// Holds everything up to sequence 10 of every aggregate.
    @Bean
    FreshnessGate freshnessGate() {
        return (positions, _, _, _) -> positions.stream().allMatch(at -> at.sequence() <= 10);
    }

    @Bean
    Things things(MergePatches patches) {
        return new Things(patches);
    }
}
