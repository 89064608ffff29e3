package io.rapport.analytics.intake;

import io.rapport.analytics.vocabulary.Names;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.Topics;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.projection.ViewStores;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// One projection for all of this service: every event becomes one fact.
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    FactStore facts(ViewStores stores) {
        return stores.facts("facts")
                .extras(FactDocuments::extras)
                .indexed(FactDocuments.KIND, FactDocuments.CORRELATION, FactDocuments.FORMER)
                .build();
    }

    @Bean
    StateStore names(ViewStores stores) {
        return stores.states("names", received -> Vocabulary.names(received.event()))
                .of(Vocabulary.namedPrefixes().toArray(String[]::new))
                .indexed(Names.TEAM, Names.LEAD, Names.PARENT)
                .build();
    }

    @Bean
    Journal journal(MongoDatabaseFactory databases) {
        return new Journal(databases);
    }

    @Bean
    Projection views(FactStore facts, StateStore names, Journal journal) {
        return Projection.of(Views.NAME, TOPICS, facts, names, journal);
    }

    private static final Set<String> TOPICS =
            Set.of(Topics.CUSTOMER, Topics.OPPORTUNITY, Topics.SERVICE, Topics.MARKETING);
}
