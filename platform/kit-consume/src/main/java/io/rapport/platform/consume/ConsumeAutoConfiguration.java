package io.rapport.platform.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.store.IndexCreation;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Reading events: a service adds a consumer by one bean.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.cloud.stream.config.BindingServiceConfiguration",
            "io.rapport.platform.store.StoreAutoConfiguration"
        })
@EnableConfigurationProperties(TopicsProperties.class)
class ConsumeAutoConfiguration {

    private static final Duration DISCARDS_LOOKED_AT = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnMissingBean
    EventCatalogue eventCatalogue() {
        return EventCatalogue.rapport();
    }

    @Bean
    @ConditionalOnMissingBean
    EventCodec eventCodec(EventCatalogue catalogue) {
        return new EventCodec(catalogue);
    }

    @Bean(RecordsBatchConverter.BEAN)
    RecordsBatchConverter rapportRecordsBatch() {
        return new RecordsBatchConverter();
    }

    @Bean
    ParkingLot parkingLot(MongoDatabaseFactory databases, IndexCreation indexes, Clock clock) {
        return new ParkingLot(databases, indexes::ensure, clock);
    }

    @Bean
    RecordPipelines recordPipelines(
            EventCodec codec,
            EventCatalogue catalogue,
            ParkingLot lot,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            MeterRegistry registry) {
        return new RecordPipelines(
                new RecordReader(codec, catalogue),
                lot,
                new RecordTraces(tracer.getIfAvailable(), propagator.getIfAvailable()),
                registry);
    }

    @Bean
    ConsumerRegistry consumerRegistry(
            Environment environment,
            ObjectProvider<EventConsumer> consumers,
            ObjectProvider<EventConsumers> contributors) {
        var all =
                Stream.concat(
                                consumers.orderedStream(),
                                contributors
                                        .orderedStream()
                                        .flatMap(each -> each.consumers().stream()))
                        .toList();
        var service = environment.getProperty("spring.application.name", "service");
        return new ConsumerRegistry(service, all);
    }

    @Bean
    ContainerSetup containerSetup(
            ConsumerRegistry registry, RecordPipelines pipelines, Clock clock) {
        return new ContainerSetup(registry, pipelines, clock);
    }

    @Bean
    ConsumerBindings consumerBindings(
            ConsumerRegistry registry,
            RecordPipelines pipelines,
            BindingService bindings,
            ConfigurableListableBeanFactory beans) {
        return new ConsumerBindings(registry, pipelines, bindings, beans);
    }

    @Bean
    RecordFetcher recordFetcher(KafkaProperties kafka) {
        return new RecordFetcher(kafka::buildConsumerProperties);
    }

    @Bean
    ParkedRecords parkedRecords(
            ParkingLot lot,
            ConsumerRegistry registry,
            RecordPipelines pipelines,
            RecordFetcher fetcher) {
        return new ParkedRecords(lot, registry, pipelines, fetcher);
    }

    @Bean
    DiscardSweep discardSweep(ParkedRecords parked) {
        return new DiscardSweep(parked, DISCARDS_LOOKED_AT);
    }

    @Bean
    ConsumerGroups consumerGroups(ConsumerRegistry registry, KafkaProperties kafka) {
        return new ConsumerGroups(registry, kafka.buildAdminProperties());
    }

    @Bean
    LogSearch logSearch(ConsumerRegistry registry, TopicsProperties topics, RecordFetcher fetcher) {
        return new LogSearch(registry, topics, fetcher);
    }

    @Bean
    TopicCreation topicCreation(
            TopicsProperties properties,
            ObjectProvider<AdditionalTopics> additional,
            KafkaProperties kafka) {
        var topics = additional.orderedStream().flatMap(each -> each.topics().stream()).toList();
        return new TopicCreation(properties, topics, kafka.buildAdminProperties());
    }

    @Bean
    ConsumersHealth consumersHealthIndicator(ConsumerRegistry registry, TopicCreation topics) {
        return new ConsumersHealth(registry, topics);
    }
}
