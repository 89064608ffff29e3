package io.rapport.platform.imports;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Every service that takes bulk requests counts what they write.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "io.rapport.platform.store.StoreAutoConfiguration",
            "io.rapport.platform.aggregate.AggregateAutoConfiguration"
        })
class ImportsAutoConfiguration {

    @Bean
    Imports imports(
            MongoDatabaseFactory databases,
            ObjectProvider<AggregateFactory> stores,
            ObjectProvider<Aggregates<?>> kinds,
            Clock clock) {
        return new Imports(new ImportTotals(databases), finished(stores, kinds), clock);
    }

    /// Their events lie with those of the records that they brought. Not a bean of its own: it is
    /// no kind of record that lists or screens know.
    private static @Nullable Aggregates<FinishedImport> finished(
            ObjectProvider<AggregateFactory> stores, ObjectProvider<Aggregates<?>> kinds) {
        var topics = kinds.stream().map(each -> each.type().topic()).distinct().toList();
        return topics.size() == 1
                ? stores.getObject().open(ImportEvents.typeOn(topics.getFirst()))
                : null;
    }
}
