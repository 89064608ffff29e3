package io.rapport.platform.consume.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Whoever consumes has parked records looked after.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.consume.ConsumeAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ParkedOperationsController.class)
class ParkedOperationsAutoConfiguration {}
