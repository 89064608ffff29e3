package io.rapport.analytics.search;

import io.rapport.analytics.intake.FactDocuments;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.Topics;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.projection.ViewStores;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// One entry per record that can be found.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    private static final Set<String> TOPICS =
            Set.of(Topics.CUSTOMER, Topics.OPPORTUNITY, Topics.SERVICE, Topics.MARKETING);

    @Bean
    StateStore searchEntries(ViewStores stores) {
        return stores.states(
                        "search",
                        received ->
                                FactDocuments.kind(received)
                                        .map(kind -> SearchEntry.of(kind, received.event()))
                                        .orElse(null))
                .of(Vocabulary.searched().values().toArray(String[]::new))
                .indexed(SearchEntry.SEE)
                .indexedTogether(tokens(SearchEntry.OPEN), SearchEntry.SEE)
                .indexedTogether(tokens(SearchEntry.PERSONAL), SearchEntry.SEE)
                .indexedTogether(keys(SearchEntry.OPEN), SearchEntry.SEE)
                .indexedTogether(keys(SearchEntry.PERSONAL), SearchEntry.SEE)
                .build();
    }

    @Bean
    Projection searchView(StateStore searchEntries) {
        return Projection.of(SearchView.NAME, TOPICS, searchEntries);
    }

    private static String tokens(String part) {
        return part + "." + SearchEntry.TOKENS;
    }

    private static String keys(String part) {
        return part + "." + SearchEntry.KEYS;
    }
}
