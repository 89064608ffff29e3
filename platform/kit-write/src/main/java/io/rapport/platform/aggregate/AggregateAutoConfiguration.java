package io.rapport.platform.aggregate;

import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.relay.Relay;
import io.rapport.platform.store.IndexCreation;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The write side of a service.
@AutoConfiguration(afterName = "io.rapport.platform.relay.RelayAutoConfiguration")
@EnableConfigurationProperties(EventSchemaProperties.class)
@Import(DeclaredAggregates.class)
class AggregateAutoConfiguration {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final Duration BACKFILL_EVERY = Duration.ofSeconds(5);

    @Bean
    IdGenerator idGenerator(Clock clock) {
        return new IdGenerator(clock);
    }

    @Bean
    ClaimSweeper claimSweeper(MongoDatabaseFactory databases, Clock clock) {
        return new ClaimSweeper(databases, clock, SWEEP_EVERY);
    }

    @Bean
    AggregateLookup aggregateLookup(MongoDatabaseFactory databases) {
        return new AggregateLookup(databases);
    }

    @Bean
    RestoredAggregates restoredAggregates(MongoDatabaseFactory databases) {
        return new RestoredAggregates(databases);
    }

    @Bean
    SearchBackfill searchBackfill() {
        return new SearchBackfill(BACKFILL_EVERY);
    }

    @Bean
    DueRegister dueRegister() {
        return new DueRegister();
    }

    @Bean
    AggregateFactory aggregateFactory(
            MongoTemplate mongo,
            MongoDatabaseFactory databases,
            EventCatalogue catalogue,
            EventCodec codec,
            EventSchemaProperties schemas,
            IdGenerator ids,
            Relay relay,
            ClaimSweeper sweeper,
            AggregateLookup lookup,
            RestoredAggregates restored,
            SearchBackfill backfill,
            DueRegister due,
            IndexCreation indexes,
            Environment environment,
            Clock clock) {
        var source = "/rapport/" + environment.getProperty("spring.application.name", "unnamed");
        var parts =
                new AggregateWriter.WriterParts(
                        new Claims(databases, clock),
                        new OutboxWriter(catalogue, codec, schemas, source),
                        relay,
                        ids,
                        clock);
        return new AggregateFactory(
                mongo, parts, indexes, relay, sweeper, lookup, restored, backfill, due);
    }
}
