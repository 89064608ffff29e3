package io.rapport.platform.consume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// What every service's consumers run with, below all other settings: no service needs any of it in
/// a file of its own.
final class ConsumeDefaults implements EnvironmentPostProcessor {

    private static final String STREAM = "spring.cloud.stream.";
    private static final String BINDER = STREAM + "kafka.binder.";
    private static final String CLIENT = BINDER + "consumer-properties.";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("rapport-consume-defaults", defaults()));
    }

    private static final List<String> TALKATIVE_PARTS =
            List.of(
                    "common.metrics.Metrics",
                    "common.network.Selector",
                    "common.security.authenticator.AbstractLogin",
                    "common.telemetry.internals.KafkaMetricsCollector",
                    "common.utils.AppInfoParser");

    private static Map<String, Object> defaults() {
        var defaults = new HashMap<String, Object>();
        defaults.put("spring.kafka.bootstrap-servers", "${rapport.kafka:127.0.0.1:9092}");
        defaults.put("spring.kafka.admin.auto-create", false);
        // While no broker answers, clients that "rebootstrap" begin again without a pause and say
        // so each time: thousands of lines a second. Brokers keep their names, so what was known
        // of them is enough; each client tries again after half a second, later after 15 s at most.
        defaults.put("spring.kafka.properties.[metadata.recovery.strategy]", "none");
        defaults.put("spring.kafka.properties.[reconnect.backoff.ms]", 500);
        defaults.put("spring.kafka.properties.[reconnect.backoff.max.ms]", 15_000);
        defaults.put(BINDER + "brokers", "${spring.kafka.bootstrap-servers}");
        defaults.put(BINDER + "auto-create-topics", false);
        defaults.put(BINDER + "enable-observation", false);
        defaults.put(STREAM + "function.autodetect", false);
        defaults.put("spring.cloud.stream.binding-retry-interval", 5);
        defaults.put(STREAM + "default.consumer.batch-mode", true);
        defaults.put(STREAM + "default.consumer.use-native-decoding", true);
        defaults.put(STREAM + "default.consumer.max-attempts", 1);
        defaults.put(STREAM + "default.consumer.concurrency", 1);
        var binding = STREAM + "kafka.default.consumer.";
        defaults.put(binding + "destination-is-pattern", true);
        defaults.put(binding + "converter-bean-name", RecordsBatchConverter.BEAN);
        defaults.put(CLIENT + "[max.poll.records]", 500);
        defaults.put(CLIENT + "[session.timeout.ms]", 10_000);
        defaults.put(CLIENT + "[heartbeat.interval.ms]", 2_000);
        defaults.put(CLIENT + "[metadata.max.age.ms]", 5_000);
        // The binder's own health blocks for seconds; ours replaces it.
        defaults.put("management.health.binders.enabled", false);
        // It would log whole batches, values and headers included.
        defaults.put("logging.level.org.springframework.integration.handler.LoggingHandler", "OFF");
        // A hundred lines of settings for each client, again whenever an outage has one replaced.
        defaults.put("logging.level.org.apache.kafka.common.config.AbstractConfig", "WARN");
        // What it says of its parts, likewise; and the same failure once, not by three of them.
        for (var part : TALKATIVE_PARTS) {
            defaults.put("logging.level.org.apache.kafka." + part, "WARN");
        }
        defaults.put(
                "logging.level.org.apache.kafka.clients.admin.internals.AdminMetadataManager",
                "ERROR");
        defaults.put(
                "logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
                "ERROR");
        return defaults;
    }
}
