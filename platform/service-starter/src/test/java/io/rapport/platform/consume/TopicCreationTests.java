package io.rapport.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCreationTests {

    private static final NewTopic BESIDE = new NewTopic("rapport.trial.state", 12, (short) 1);

    @Test
    void makesNoneWhereThatIsSomebodyElsesWork() {
        var creation = creation(false);

        assertThat(creation.isNeeded()).isFalse();
        assertThat(creation.done()).isTrue();
    }

    @Test
    void makesThoseThatAreOwnedAndThoseBesideThem() {
        var creation = creation(true);

        assertThat(creation.isNeeded()).isTrue();
        assertThat(creation.done()).isFalse();
    }

    private static TopicCreation creation(boolean create) {
        var properties =
                new TopicsProperties(List.of("rapport.trial.events"), create, (short) 1, 12);
        return new TopicCreation(properties, List.of(BESIDE), Map.of());
    }
}
