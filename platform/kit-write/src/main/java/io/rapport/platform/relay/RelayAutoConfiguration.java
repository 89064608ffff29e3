package io.rapport.platform.relay;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Starts the relay of this instance.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "io.rapport.platform.store.StoreAutoConfiguration"
        })
@EnableConfigurationProperties(RelayProperties.class)
class RelayAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Sender.Broker relayBroker(KafkaProperties kafka, RelayProperties properties) {
        return new KafkaBroker(kafka.buildProducerProperties(), properties.delivery());
    }

    @Bean
    OutboxReader outboxReader(MongoDatabaseFactory databases, MongoClient client) {
        return new OutboxReader(databases, client);
    }

    @Bean
    Leases relayLeases(MongoDatabaseFactory databases, RelayProperties properties) {
        return new Leases(databases, properties, System::nanoTime);
    }

    @Bean
    RelayReports relayReports(OutboxReader reader, Leases leases, Clock clock) {
        return new RelayReports(reader, leases, clock);
    }

    @Bean
    Relay relay(
            RelayProperties properties,
            MongoDatabaseFactory databases,
            OutboxReader reader,
            Leases leases,
            Sender.Broker broker,
            MeterRegistry registry,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            Clock clock) {
        var meters = new RelayMeters(registry);
        var sender =
                new Sender(
                        traced(broker, tracer, propagator),
                        new OutboxClearing(databases),
                        meters,
                        leases);
        return new Relay(properties, reader, leases, sender, meters, clock);
    }

    private static Sender.Broker traced(
            Sender.Broker broker,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        var traces = propagator.getIfAvailable();
        return traces == null || tracer.getIfAvailable() == null
                ? broker
                : new TracedBroker(broker, traces);
    }
}
