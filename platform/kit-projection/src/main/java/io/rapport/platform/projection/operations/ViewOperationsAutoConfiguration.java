package io.rapport.platform.projection.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Whoever has views has them rebuilt, and tells where an aggregate stands in them.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.projection.ProjectionAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({AggregateOperationsController.class, ViewOperationsController.class})
class ViewOperationsAutoConfiguration {}
