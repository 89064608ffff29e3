package io.rapport.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.consume.EndOffsets;
import io.rapport.platform.consume.EventConsumers;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.consume.RecordPipelines;
import io.rapport.platform.consume.TopicsProperties;
import io.rapport.platform.freshness.FreshnessGate;
import io.rapport.platform.store.IndexCreation;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Views: a service adds one by a bean of type [Projection].
@AutoConfiguration(
        afterName = {
            "io.rapport.platform.consume.ConsumeAutoConfiguration",
            "io.rapport.platform.store.StoreAutoConfiguration"
        },
        beforeName = "io.rapport.platform.web.WebAutoConfiguration")
@EnableConfigurationProperties(ProjectionProperties.class)
class ProjectionAutoConfiguration {

    @Bean
    Generations generations(MongoDatabaseFactory databases, Clock clock) {
        return new Generations(databases, clock);
    }

    @Bean
    ProgressStore progressStore(MongoDatabaseFactory databases, IndexCreation indexes) {
        return new ProgressStore(databases, indexes::ensure);
    }

    @Bean
    ViewProgress viewProgress(ProgressStore progress) {
        return new ViewProgress(progress);
    }

    @Bean
    ViewSignals viewSignals() {
        return new ViewSignals();
    }

    @Bean
    ViewStores viewStores(
            MongoDatabaseFactory databases, IndexCreation indexes, MeterRegistry registry) {
        return new ViewStores(new ViewCollections(databases, indexes::ensure), registry);
    }

    @Bean
    ProjectionConsumers projectionConsumers(
            ObjectProvider<Projection> projections,
            Generations generations,
            ProgressStore progress,
            ViewSignals signals) {
        return new ProjectionConsumers(
                projections
                        .orderedStream()
                        .map(each -> new ProjectionConsumer(each, generations, progress, signals))
                        .toList());
    }

    @Bean
    EventConsumers projectionEventConsumers(ProjectionConsumers consumers) {
        return () -> List.copyOf(consumers.all());
    }

    @Bean
    ViewFreshness viewFreshness(
            Generations generations,
            ProgressStore progress,
            ParkedRecords parked,
            TopicsProperties topics) {
        return new ViewFreshness(
                generations, progress, parked, topics.partitions(), System::nanoTime);
    }

    @Bean
    ViewPositions viewPositions(ProjectionConsumers consumers, Generations generations) {
        return new ViewPositions(consumers.projections(), generations);
    }

    @Bean
    FreshnessGate freshnessGate(
            ProjectionConsumers consumers, Generations generations, ViewSignals signals) {
        return new PrefixGate(consumers.projections(), generations, signals);
    }

    @Bean
    ProjectionTicker projectionTicker(
            ProjectionConsumers consumers,
            KafkaProperties kafka,
            ViewFreshness freshness,
            DriftMeters drift,
            ProjectionProperties properties,
            MeterRegistry registry,
            Clock clock) {
        var ends = new EndOffsets(kafka.buildAdminProperties());
        var ticker =
                new ProjectionTicker(
                        consumers.all(), ends, freshness, drift, clock, properties.tick());
        ticker.register(registry);
        return ticker;
    }

    @Bean
    RebuildRunner rebuildRunner(
            ProjectionConsumers consumers,
            Generations generations,
            ProgressStore progress,
            MongoDatabaseFactory databases,
            RecordFetcher fetcher,
            RecordPipelines pipelines,
            ProjectionProperties properties) {
        var lease = new RebuildLease(databases, properties.lease(), System::nanoTime);
        var work = new RebuildRunner.Work(lease, new GapFiller(fetcher, progress), pipelines);
        return new RebuildRunner(consumers.all(), generations, progress, work, properties.tick());
    }

    @Bean
    Rebuilds rebuilds(
            ProjectionConsumers consumers,
            Generations generations,
            ProgressStore progress,
            ViewFreshness freshness,
            DriftMeters drift) {
        return new Rebuilds(consumers.projections(), generations, progress, freshness, drift);
    }

    @Bean
    DriftMeters driftMeters() {
        return new DriftMeters();
    }

    /// Each projection with its consumer.
    record ProjectionConsumers(List<ProjectionConsumer> all) {

        List<Projection> projections() {
            return all.stream().map(ProjectionConsumer::projection).toList();
        }
    }
}
