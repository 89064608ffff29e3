package io.rapport.platform.operations;

import io.rapport.platform.store.IndexCreation;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Every service can be operated, in the same words.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.aggregate.AggregateAutoConfiguration",
            "io.rapport.platform.projection.ProjectionAutoConfiguration",
            "io.rapport.platform.web.WebAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({
    AggregateOperationsController.class,
    AuditOperationsController.class,
    ParkedOperationsController.class,
    RelayOperationsController.class,
    ViewOperationsController.class
})
class OperationsAutoConfiguration {

    @Bean
    AuditTrail auditTrail(MongoDatabaseFactory databases, IndexCreation indexes, Clock clock) {
        return new AuditTrail(databases, indexes, clock);
    }
}
