package io.rapport.platform.restore;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.aggregate.AggregateLookup;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewFreshness;
import io.rapport.platform.projection.ViewStores;
import io.rapport.platform.relay.RelayReports;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// The restore of a service that has views and owns no aggregates: it has no relay that could tell
/// of another instance, and only its views have anything to forget.
class RestoredViewsTests {

    private final String topic = "rapport.trial-" + UUID.randomUUID() + ".events";
    private final String database = TestStore.freshDatabase(getClass());

    @Test
    void viewsForgetHowFarTheyWereOnceNobodyReads() {
        TestBroker.createTopics(topic);
        try (var running = start()) {
            assertThat(running.getBeanProvider(RelayReports.class).getIfAvailable()).isNull();
            assertThat(running.getBeanProvider(AggregateLookup.class).getIfAvailable()).isNull();
            await("the view is complete").until(() -> isComplete(running));

            assertThatThrownBy(() -> restore("50ms"))
                    .hasStackTraceContaining("an instance of " + topic + " is running");
            assertThat(isComplete(running)).isTrue();
        }

        assertThat(progress()).isPositive();

        restore("15s");

        assertThat(progress()).isZero();
    }

    private static boolean isComplete(ConfigurableApplicationContext service) {
        return service.getBean(ViewFreshness.class)
                        .of(service.getBean("notes", Projection.class))
                        .watermark()
                != null;
    }

    private long progress() {
        try (var client = MongoClients.create(TestStore.uri())) {
            return client.getDatabase(database)
                    .getCollection("projection_progress")
                    .countDocuments();
        }
    }

    private void restore(String watched) {
        try (var ended =
                start("--rapport.restore.run=true", "--rapport.restore.watched=" + watched)) {
            assertThat(ended.isActive()).isFalse();
        }
    }

    private ConfigurableApplicationContext start(String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--spring.application.name=" + topic);
        arguments.add("--spring.mongodb.uri=" + TestStore.uri());
        arguments.add("--spring.mongodb.database=" + database);
        arguments.add("--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers());
        arguments.add(
                "--spring.cloud.stream.kafka.binder.brokers=" + TestBroker.bootstrapServers());
        arguments.add("--rapport.projection.tick=200ms");
        arguments.add("--trial.topic=" + topic);
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
    }

    /// As if the write side was not there.
    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "io.rapport.platform.relay.RelayAutoConfiguration",
                "io.rapport.platform.aggregate.AggregateAutoConfiguration",
                "io.rapport.platform.imports.ImportsAutoConfiguration",
                "io.rapport.platform.api.ApiAutoConfiguration",
                "io.rapport.platform.metadata.MetadataAutoConfiguration",
                "io.rapport.platform.relay.operations.RelayOperationsAutoConfiguration"
            })
    static class Application {

        @Bean
        EventCatalogue catalogue() {
            return TrialEvents.catalogue();
        }

        @Bean
        Projection notes(ViewStores stores, Environment environment) {
            return Projection.of(
                    "note-view",
                    Set.of(environment.getRequiredProperty("trial.topic")),
                    stores.facts("note_facts").build());
        }
    }
}
