package io.rapport.platform.statetopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.EventOrder;
import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import io.rapport.platform.consume.TrialEvents;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateRecordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"change\":{\"a\":1},\"state\":{\"b\":\"1.50\"}} | {\"state\":{\"b\":\"1.50\"}}",
                "{\"state\":{\"b\":1.50},\"new\":[1]} | {\"state\":{\"b\":1.50},\"new\":[1]}",
                "{\"state\":{},\"personal\":{\"clear\":{\"change\":{\"n\":1},\"state\":{\"n\":2}}}}"
                        + " | {\"state\":{},\"personal\":{\"clear\":{\"state\":{\"n\":2}}}}",
                "{\"state\":{},\"personal\":{\"sealed\":{\"kid\":\"k\"}}}"
                        + " | {\"state\":{},\"personal\":{\"sealed\":{\"kid\":\"k\"}}}"
            })
    void keepsAllButWhatChanged(String event, String state) {
        var made = StateRecords.of(event(event));

        assertThat(new String(made.value(), StandardCharsets.UTF_8)).isEqualTo(state);
        assertThat(made.topic()).isEqualTo("rapport.trial.state");
        assertThat(made.partition()).isEqualTo(3);
        assertThat(made.key()).isEqualTo("not_1".getBytes(StandardCharsets.UTF_8));
        assertThat(made.headers().lastHeader(StateTopics.EVENT_OFFSET).value())
                .isEqualTo("42".getBytes(StandardCharsets.UTF_8));
        assertThat(made.headers().lastHeader("ce_id").value())
                .isEqualTo("not_1.1.7".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"change\":{}}"})
    void refusesWhatIsNoEventAndRepeatsNothingOfIt(String value) {
        assertThatThrownBy(() -> StateRecords.of(event(value)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("value: is no ")
                .hasNoCause();
    }

    @Test
    void readsTheOrder() {
        assertThat(StateRecords.order(event("{}"))).isEqualTo(EventOrder.of(1, 7));
    }

    private static ConsumerRecord<byte[], byte[]> event(String value) {
        var sent = TrialEvents.toSend("rapport.trial.events", "not_1", 7, value);
        var event = new ConsumerRecord<>("rapport.trial.events", 3, 42, sent.key(), sent.value());
        sent.headers().forEach(event.headers()::add);
        return event;
    }
}
