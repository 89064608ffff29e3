package io.rapport.platform.relay.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Whoever publishes tells what waits.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.relay.RelayAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(RelayOperationsController.class)
class RelayOperationsAutoConfiguration {}
