package io.rapport.platform.note;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How notes are kept and found.
@Configuration(proxyBeanMethods = false)
class NoteConfiguration {

    @Bean
    Aggregates<Note> notes(AggregateFactory factory) {
        return factory.open(NoteEvents.TYPE);
    }
}
