package io.rapport.platform.timer.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Whoever may have something due tells of it.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.timer.TimerAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(TimerOperationsController.class)
class TimerOperationsAutoConfiguration {}
