package io.rapport.platform.tenant;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// Reads the tenant's settings.
@AutoConfiguration
@EnableConfigurationProperties(TenantSettings.class)
class TenantAutoConfiguration {}
