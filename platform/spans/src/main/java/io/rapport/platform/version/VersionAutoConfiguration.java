package io.rapport.platform.version;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Which build runs, and on which Java: one series, always 1, so that any other can be joined with
/// it.
@AutoConfiguration
class VersionAutoConfiguration {

    /// Spring Boot finds the version in the manifest of the jar.
    private static final String VERSION = "spring.application.version";

    @Bean
    MeterBinder buildInfo(Environment environment) {
        return registry ->
                Gauge.builder("rapport.build.info", () -> 1)
                        .description("The build that runs")
                        .tag("version", environment.getProperty(VERSION, "unknown"))
                        .tag("java", Runtime.version().toString())
                        .strongReference(true)
                        .register(registry);
    }
}
