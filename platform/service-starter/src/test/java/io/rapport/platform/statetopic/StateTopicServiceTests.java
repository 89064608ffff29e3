package io.rapport.platform.statetopic;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.platform.statetopic.StateTopicAutoConfiguration.StateCompactors;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A service that is told to keep state topics makes them and keeps them; others do not.
class StateTopicServiceTests {

    @Test
    void keepsTheTopicBesideItsOwn() throws Exception {
        var trial = new Trial("rapport.trial-" + UUID.randomUUID() + ".events");
        try (var service = service(trial, "true");
                var admin = Admin.create(Trial.BROKER)) {
            await("the state topic is there")
                    .until(() -> admin.listTopics().names().get().contains(trial.stateTopic()));
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, trial.stateTopic());
            var settings =
                    Objects.requireNonNull(
                            admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings.get("message.timestamp.type").value()).isEqualTo("CreateTime");

            trial.send("not_kept", 1, 2);

            await("the second state is kept")
                    .until(() -> trial.last().getOrDefault("not_kept", 0L) == 2);
            var written = service.getBean(MeterRegistry.class).get("rapport.state.written");
            await("a written state is counted").until(() -> written.counter().count() > 0);
        }
    }

    @Test
    void keepsNothingUnlessItIsTold() {
        var trial = new Trial("rapport.trial-" + UUID.randomUUID() + ".events");
        try (var service = service(trial, "false")) {
            assertThat(service.getBeansOfType(StateCompactors.class)).isEmpty();
        }
    }

    private static ConfigurableApplicationContext service(Trial trial, String enabled) {
        var settings =
                Map.of(
                        "spring.application.name",
                        "trial-service",
                        "spring.mongodb.uri",
                        TestStore.uri(),
                        "spring.mongodb.database",
                        TestStore.freshDatabase(StateTopicServiceTests.class),
                        "rapport.kafka",
                        TestBroker.bootstrapServers(),
                        "spring.kafka.bootstrap-servers",
                        TestBroker.bootstrapServers(),
                        "rapport.relay.enabled",
                        "false",
                        "rapport.topics.owned",
                        trial.topic(),
                        "rapport.state-topics.enabled",
                        enabled);
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        settings.entrySet().stream()
                                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                                .toArray(String[]::new));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}
}
