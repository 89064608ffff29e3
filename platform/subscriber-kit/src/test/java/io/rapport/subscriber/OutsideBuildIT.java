package io.rapport.subscriber;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.test.Patience;
import io.rapport.test.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example as another company builds it: by Java 17, outside this build, from the jars and POMs
/// that are published. Skipped where there is no JDK 17 or no Maven.
class OutsideBuildIT {

    private static final Path RUN =
            Path.of(System.getProperty("rapport.root"), "platform/subscriber-kit/example/run");
    private static final int SKIPPED = 77;

    @TempDir Path folder;

    @Test
    void theExampleIsBuiltAndHoldsWhatIsPublished() throws Exception {
        var topic = "rapport.outside.events";
        TestBroker.createTopics(topic);
        send(topic, "a", 1, 2, 3);
        send(topic, "b", 1);

        var running = begin(TestBroker.bootstrapServers(), topic);
        try {
            await("the example says that it holds a at 3 and b at 1, or ends")
                    .until(() -> !running.isAlive() || printed().contains("held a 1.3"));
            skipIfNothingWasTried(running);
            assertThat(printed()).contains("held a 1.1", "held a 1.2", "held a 1.3");
            await("the example holds b").until(() -> printed().contains("held b 1.1"));
        } finally {
            running.destroy();
        }
        assertThat(running.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutAStateTopicTheExampleSaysSoAndEnds() throws Exception {
        var topic = "rapport.outsidestates.events";
        TestBroker.createTopics(topic);

        var running = begin(TestBroker.bootstrapServers(), topic, "STATES");
        try {
            assertThat(running.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends by itself: %s", printed())
                    .isTrue();
        } finally {
            running.destroy();
        }
        skipIfNothingWasTried(running);
        assertThat(running.exitValue()).isEqualTo(1);
        assertThat(printed()).contains("There is no state topic rapport.outsidestates.state");
    }

    private void skipIfNothingWasTried(Process process) throws IOException {
        if (!process.isAlive() && process.exitValue() == SKIPPED) {
            Assumptions.abort(printed());
        }
    }

    private Process begin(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(RUN.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private String printed() throws IOException {
        return Files.readString(output());
    }

    private static void send(String topic, String aggregate, long... sequences) throws Exception {
        try (var producer = Notes.producer(TestBroker.bootstrapServers())) {
            for (var sequence : sequences) {
                producer.send(Notes.toSend(topic, aggregate, EventOrder.of(1, sequence))).get();
            }
        }
    }
}
