package io.rapport.platform.timer.operations;

import io.rapport.platform.timer.TimerReports;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Whoever may have something due tells of it.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.timer.TimerAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(TimerReports.class)
@Import(TimerOperationsController.class)
class TimerOperationsAutoConfiguration {}
