package io.rapport.platform.web.openapi;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/// Every service serves its API document.
@AutoConfiguration(afterName = "io.rapport.platform.web.WebAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ApiDocumentController.class)
class OpenApiAutoConfiguration {}
