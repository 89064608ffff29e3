package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.Actor.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTests {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void whatIsWrittenIsReadAgain(Kind kind) {
        var actor = Actor.of(kind, "a:b_1");

        assertThat(Actor.parse(actor.header())).isEqualTo(actor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emp_ada", "system", "robot:r2", ":x", "unknown:x", "EMPLOYEE:emp_1"})
    void anOldActorAndOneOfALaterKindAreUnknownAndKeepTheirText(String header) {
        var actor = Actor.parse(header);

        assertThat(actor).isEqualTo(new Actor(Kind.UNKNOWN, header));
        assertThat(actor.header()).isEqualTo(header);
    }

    @Test
    void nobodyWritesAnUnknownKind() {
        assertThatThrownBy(() -> Actor.of(Kind.UNKNOWN, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
