package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// The database of a view was put back to an earlier time; its consumer group knows nothing of it.
class ViewProgressTests {

    @Test
    void aViewWhoseProgressIsForgottenIsFilledFromTheBeginning() {
        var topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        TestBroker.createTopics(topic);
        var database = TestStore.freshDatabase(getClass());
        var settings =
                Map.of(
                        "trial.topic", topic,
                        "spring.mongodb.database", database,
                        "spring.application.name", topic);
        send(topic, "a", 5, 4);
        try (var service = TrialService.start(settings)) {
            await("20 in the view, complete")
                    .until(() -> service.count() == 20 && isComplete(service));
        }
        // What an older database lacks, while the group's offsets stay at the end.
        try (var client = MongoClients.create(TestStore.uri())) {
            var databases = new SimpleMongoClientDatabaseFactory(client, database);
            for (var name : databases.getMongoDatabase().listCollectionNames()) {
                if (name.startsWith("note_")) {
                    databases.getMongoDatabase().getCollection(name).drop();
                }
            }
            var progress = new ProgressStore(databases, (_, _) -> {});
            assertThat(new ViewProgress(progress).forget()).isTrue();
        }

        send(topic, "b", 1, 4);
        try (var service = TrialService.start(settings)) {
            await("24 in the view, complete")
                    .until(() -> service.count() == 24 && isComplete(service));
            assertThat(service.states().find(service.current(), "not_a0")).isPresent();
        }
    }

    private static boolean isComplete(TrialService service) {
        return service.freshness().watermark() != null;
    }
}
