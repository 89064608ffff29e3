package io.rapport.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusedTests {

    @Conflict(
            code = "{type}.closed",
            words = "It is {why}, in revision {revision}.",
            unsaid = {"type", "why"})
    private record Closed(String type, String why, @Nullable String status, int revision)
            implements Refusal {}

    @Refused(
            kind = Refusal.Kind.INVALID,
            code = "thing.late",
            words = "It is late.",
            unsaid = "given")
    private record Late(String given) implements Refusal {}

    private record Undeclared() implements Refusal {}

    @Test
    void whatIsDeclaredIsSaid() {
        var refusal = new Closed("thing", "closed", "DONE", 7);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.code()).isEqualTo("thing.closed");
        assertThat(refusal.detail()).isEqualTo("It is closed, in revision 7.");
        assertThat(refusal.facts()).isEqualTo(Map.of("status", "DONE", "revision", 7));
        assertThat(new Closed("thing", "closed", null, 7).facts()).containsOnlyKeys("revision");
    }

    @Test
    void someComponentsNobodyIsTold() {
        assertThat(new Late("yesterday").facts()).isEmpty();
    }

    @Test
    void aRefusalThatSaysNothingIsFound() {
        assertThatThrownBy(() -> new Undeclared().code()).hasMessageContaining("@Refused");
    }
}
