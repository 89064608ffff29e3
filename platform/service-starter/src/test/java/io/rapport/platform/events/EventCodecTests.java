package io.rapport.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the codec refuses, and what it lets pass, on one event that has every kind of component.
class EventCodecTests {

    private static final String WON = "rapport.opportunity.won.v1";

    private final EventCodec codec = EventCodec.rapport();

    @Test
    void leavesAnUnknownTypeToTheCaller() {
        assertThat(codec.read("rapport.opportunity.dreamt.v1", golden(WON))).isEmpty();
        assertThat(codec.read("rapport.opportunity.won.v2", golden(WON))).isEmpty();
    }

    @Test
    void readsAnUnknownEnumValueAsUnknownAndNeverWritesIt() {
        var event = read(text().replace("\"WON\"", "\"WON_BACK\""));

        assertThat(event.state().toString()).contains("status=UNKNOWN");
        assertThatThrownBy(() -> codec.write(event))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("state.status: UNKNOWN is never published");
    }

    @Test
    void takesNullForAbsentWhereAValueIsOptional() {
        var event = read(text().replace("\"emp_01k9a4s0000ada\"", "null"));

        assertThat(event.state().toString()).contains("ownerId=null");
        assertThat(new String(codec.write(event), StandardCharsets.UTF_8))
                .doesNotContain("ownerId");
    }

    @Test
    void keepsNumbersAsTheyAre() {
        var event = read(text().replace("\"9400\"", "\"123456789012345678901234567890.0500\""));

        assertThat(new String(codec.write(event), StandardCharsets.UTF_8))
                .contains("\"123456789012345678901234567890.05\"");
    }

    /// Events that an older version published of dates beyond four digits are on the topics.
    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "-0001-01-01", "+999999999-12-31"})
    void readsDatesThatAnOlderVersionLetIn(String day) {
        var event =
                read(text().replaceAll("\"closedOn\":\"[^\"]*\"", "\"closedOn\":\"" + day + "\""));

        assertThat(new String(codec.write(event), StandardCharsets.UTF_8)).contains(day);
    }

    @Test
    void acceptsASealedPersonalPart() {
        var sealed =
                "\"personal\":{\"sealed\":{\"kid\":\"k1\",\"alg\":\"A256GCM\",\"ct\":\"c2VhbGVk\"}}}";
        var event = read(text().replaceAll("\"personal\".*", sealed));

        assertThat(event.personal()).isEqualTo(Personal.sealed("k1", "A256GCM", "c2VhbGVk"));
        assertThat(new String(codec.write(event), StandardCharsets.UTF_8)).endsWith(sealed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\":\"WON\",             |                                | state.status",
                "\"status\":\"WON\"              | \"status\":null                | state.status",
                "\"status\":\"WON\"              | \"status\":3                   | state.status",
                "\"pipelineVersion\":1           | \"pipelineVersion\":null       | state.pipelineVersion",
                "\"pipelineVersion\":1           | \"pipelineVersion\":\"1\"      | state.pipelineVersion",
                "\"pipelineVersion\":1           | \"pipelineVersion\":1.0        | state.pipelineVersion",
                "\"pipelineVersion\":1           | \"pipelineVersion\":9999999999 | state.pipelineVersion",
                "\"closedOn\":\"2026-12-11\"}    | \"closedOn\":\"secret\"}       | change.closedOn",
                "\"closedOn\":\"2026-12-11\"}    | \"closedOn\":[2026,12,11]}     | change.closedOn",
                "\"closedOn\":\"2026-12-11\"}    | \"closedOn\":20000}            | change.closedOn",
                "\"amount\":\"9000\"             | \"amount\":9000                | change.amount.from.amount",
                "\"amount\":\"9000\"             | \"amount\":\"9E3\"             | change.amount.from.amount",
                "\"amount\":\"9000\"             | \"amount\":\"secret\"          | change.amount.from.amount",
                "\"amount\":\"9000\",\"currency\":\"EUR\" | \"amount\":\"1\",\"currency\":\"secret\" | change.amount.from",
                "\"quantity\":\"2\"              | \"quantity\":true              | state.lines[0].quantity",
                "\"externalIds\":[{              | \"externalIds\":[null,{        | state.externalIds[0]",
                "\"externalIds\":[{              | \"externalIds\":[\"secret\",{  | state.externalIds[0]",
                "\"stageId\":\"engaging\",\"am   | \"stageId\":7,\"am             | change.stageId",
                "\"stageId\":\"engaging\",\"am   | \"stageId\":{\"a\":1},\"am     | change.stageId",
                "\"personal\":{                  | \"personal\":{\"sealed\":{\"kid\":\"1\",\"alg\":\"2\",\"ct\":\"3\"}, | personal"
            })
    void refusesWhatIsMissingOrOfAnotherKind(
            String present, @Nullable String instead, String place) {
        var broken =
                text().replaceFirst(
                                Pattern.quote(present),
                                Matcher.quoteReplacement(instead == null ? "" : instead));
        assertThat(broken).isNotEqualTo(text());

        refuses(broken, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                       | value",
                "null                                    | value",
                "[]                                      | value",
                "\"secret\"                              | value",
                "{\"change\":{\"secret\"                 | change",
                "{\"change\":{\"x\":1,\"x\":\"secret\"}} | change"
            })
    void refusesWhatIsNoSuchObject(String value, String place) {
        refuses(value, place);
    }

    @Test
    void refusesDuplicateKeys() {
        refuses(text().replaceFirst("\\{", "{\"x\":1,\"x\":\"secret\","), "value");
    }

    @Test
    void refusesTrailingContent() {
        refuses(text() + "{}", "value");
    }

    @Test
    void refusesTooDeepAndTooLarge() {
        refuses(
                text().replaceFirst("\\{", "{\"x\":" + "[".repeat(40) + "]".repeat(40) + ","),
                "value");
        refuses(
                text().replaceFirst("\\{", "{\"x\":\"" + "s".repeat(EventCodec.MAX_BYTES) + "\","),
                "value");
    }

    @Test
    void refusesToWriteWhatIsTooLarge() {
        var large = new ExternalId("erp", "s".repeat(EventCodec.MAX_BYTES));

        assertThatThrownBy(() -> codec.write(large))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("value: is larger");
    }

    @Test
    void refusesToWriteWhatLacksSomethingRequired() {
        var incomplete = new Changed<>(null, new Personal.Sealed("k1", missing(), "ct"));

        assertThatThrownBy(() -> codec.write(incomplete))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("to.alg: is required");
    }

    @SuppressWarnings("NullAway") // what a caller outside the null checks may do
    private static String missing() {
        return null;
    }

    @Test
    void refusesAnEventOutsideTheCatalogue() {
        record Stray(Object change, Object state) implements PublishedEvent {}

        assertThatThrownBy(() -> codec.write((PublishedEvent) new Stray(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAStateOfAnotherAggregate() {
        var ticket = codec.read("rapport.ticket.opened.v1", golden("rapport.ticket.opened.v1"));

        assertThatThrownBy(
                        () -> codec.readState(golden(WON), ticket.orElseThrow().state().getClass()))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("state.");
    }

    private void refuses(String value, String place) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(MalformedEventException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(((MalformedEventException) e).place()).isEqualTo(place))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    private PublishedEvent read(String value) {
        return codec.read(WON, value.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private String text() {
        return new String(
                codec.write(codec.read(WON, golden(WON)).orElseThrow()), StandardCharsets.UTF_8);
    }

    private static byte[] golden(String type) {
        assertThat(EventCatalogue.rapport().find(type)).isPresent();
        return GoldenFiles.of(type);
    }
}
