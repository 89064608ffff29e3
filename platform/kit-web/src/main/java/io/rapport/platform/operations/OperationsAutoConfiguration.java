package io.rapport.platform.operations;

import io.rapport.platform.store.IndexCreation;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Every service writes down what operators do. What they can do comes with each kit.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.store.StoreAutoConfiguration",
            "io.rapport.platform.web.WebAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(AuditOperationsController.class)
class OperationsAutoConfiguration {

    @Bean
    AuditTrail auditTrail(MongoDatabaseFactory databases, IndexCreation indexes, Clock clock) {
        return new AuditTrail(databases, indexes, clock);
    }
}
