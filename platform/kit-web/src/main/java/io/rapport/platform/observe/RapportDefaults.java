package io.rapport.platform.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// Settings that every service shares, with the lowest precedence of all: a service's own file and
/// the environment win. The management port is the service's port and 1000 unless it is set.
/// `RAPPORT_LOGS_FORMAT` makes log lines JSON documents: `ecs`, `logstash` or `gelf`. Operators
/// find a service below its name, less `-service`.
final class RapportDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String MANAGEMENT_PORT = "management.server.port";
    private static final String LOGS_FORMAT = "RAPPORT_LOGS_FORMAT";
    private static final int MANAGEMENT_OFFSET = 1_000;

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("rapport-defaults", all(environment)));
    }

    private static Map<String, Object> all(Environment environment) {
        var defaults = new LinkedHashMap<String, Object>();
        file().forEach((name, value) -> defaults.put((String) name, value));
        var port = environment.getProperty("server.port", Integer.class, 8080);
        var management = environment.getProperty(MANAGEMENT_PORT, Integer.class);
        if (management != null && management > 0 && management.equals(port)) {
            throw new IllegalStateException(
                    "management.server.port must not be the public port " + port + ".");
        }
        if (management == null) {
            defaults.put(MANAGEMENT_PORT, port <= 0 ? port : port + MANAGEMENT_OFFSET);
        }
        defaults.put(
                "rapport.operations.service",
                environment
                        .getProperty("spring.application.name", "service")
                        .replaceFirst("-service$", ""));
        var format = environment.getProperty(LOGS_FORMAT, "");
        if (!format.isEmpty()) {
            defaults.put("logging.structured.format.console", format);
        }
        return defaults;
    }

    private static Properties file() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new ClassPathResource("rapport-defaults.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// After the configuration files are read, for they may set the port.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
