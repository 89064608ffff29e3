package io.rapport.platform.policy.operations;

import io.rapport.platform.policy.PolicyReports;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Whoever has policies tells of them.
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.policy.PolicyAutoConfiguration",
            "io.rapport.platform.operations.OperationsAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(PolicyReports.class)
@Import(PolicyOperationsController.class)
class PolicyOperationsAutoConfiguration {}
