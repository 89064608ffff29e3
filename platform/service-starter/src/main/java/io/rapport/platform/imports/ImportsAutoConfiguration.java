package io.rapport.platform.imports;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Every service that takes bulk requests counts what they write.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "io.rapport.platform.store.StoreAutoConfiguration"
        })
class ImportsAutoConfiguration {

    @Bean
    ImportTotals importTotals(MongoDatabaseFactory databases) {
        return new ImportTotals(databases);
    }
}
