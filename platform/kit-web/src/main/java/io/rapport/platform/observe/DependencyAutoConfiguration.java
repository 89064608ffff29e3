package io.rapport.platform.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Watches store and broker for the metrics, for the health endpoint, and for the first readiness.
/// Later the probes look at neither: to restart a service would bring none of them back.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
class DependencyAutoConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration BROKER_WAITED_FOR = Duration.ofSeconds(60);

    @Bean
    BrokerQuestion brokerQuestion(KafkaProperties kafka) {
        return new BrokerQuestion(kafka.buildAdminProperties());
    }

    @Bean
    DependencyMeters dependencyMeters(
            MongoDatabaseFactory databases, BrokerQuestion broker, MeterRegistry registry) {
        var meters =
                new DependencyMeters(PAUSE, System::nanoTime)
                        .watch(
                                "store",
                                () ->
                                        databases
                                                .getMongoDatabase()
                                                .runCommand(new Document("ping", 1)))
                        .watch("broker", broker);
        meters.register(registry);
        return meters;
    }

    @Bean
    FirstReadiness firstReadinessHealthIndicator(DependencyMeters dependencies) {
        return new FirstReadiness(dependencies, BROKER_WAITED_FOR, System::nanoTime);
    }

    @Bean
    HealthIndicator dependenciesHealthIndicator(DependencyMeters dependencies) {
        return () -> {
            var up = dependencies.up();
            return Health.status(up.containsValue(false) ? Status.DOWN : Status.UP)
                    .withDetails(up)
                    .build();
        };
    }

    /// Asks for the nodes of the cluster. Its client is made at the first question.
    static final class BrokerQuestion implements DependencyMeters.Question, AutoCloseable {

        private final Map<String, Object> connection;
        private @Nullable Admin admin;
        private boolean closed;

        BrokerQuestion(Map<String, Object> connection) {
            this.connection = Map.copyOf(connection);
        }

        @Override
        public void ask() throws Exception {
            var open = admin();
            if (open != null) {
                open.describeCluster().nodes().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private synchronized @Nullable Admin admin() {
            if (admin == null && !closed) {
                admin = Admin.create(connection);
            }
            return admin;
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (admin != null) {
                admin.close(Duration.ZERO);
                admin = null;
            }
        }
    }
}
