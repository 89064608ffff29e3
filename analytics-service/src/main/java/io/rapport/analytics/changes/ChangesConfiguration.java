package io.rapport.analytics.changes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.rapport.platform.store.IndexCreation;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.json.JsonMapper;

/// The log of changes and what reads it.
@Configuration(proxyBeanMethods = false)
class ChangesConfiguration {

    @Bean
    Nudge changesNudge() {
        return new Nudge();
    }

    @Bean
    KnownRecords knownRecords(MongoDatabaseFactory databases, IndexCreation indexes) {
        return new KnownRecords(databases, indexes::ensure);
    }

    @Bean
    ChangeLog changeLog(MongoDatabaseFactory databases, Nudge changesNudge) {
        return new ChangeLog(databases, changesNudge);
    }

    @Bean
    Cursors changeCursors(MongoDatabaseFactory databases) {
        return new Cursors(databases);
    }

    @Bean
    Telling changeTelling(JsonMapper mapper) {
        return new Telling(mapper);
    }

    @Bean
    ChangeStreams changeStreams(
            ChangeLog log,
            KnownRecords records,
            Cursors cursors,
            Telling telling,
            Nudge changesNudge,
            ChangesProperties settings,
            InstantSource clock,
            MeterRegistry meters) {
        return new ChangeStreams(
                log,
                records,
                cursors,
                telling,
                changesNudge,
                settings,
                clock,
                System::nanoTime,
                meters);
    }

    /// How long somebody listened is nobody's slow answer.
    @Bean
    MeterFilter streamsAreNoSlowAnswers() {
        return MeterFilter.deny(id ->
                id.getName().equals("http.server.requests")
                        && "/api/v1/changes".equals(id.getTag("uri"))
                        && "200".equals(id.getTag("status")));
    }
}
