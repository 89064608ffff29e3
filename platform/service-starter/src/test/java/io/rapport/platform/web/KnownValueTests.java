package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.events.KnownConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

class KnownValueTests {

    private static final JsonMapper JSON = mapper();

    enum Colour {
        RED,
        BLUE,
        UNKNOWN
    }

    record Form(@Nullable @KnownValue Colour colour) {}

    @Test
    void takesWhatSomebodyCanMean() {
        assertThat(JSON.readValue("{\"colour\":\"BLUE\"}", Form.class).colour())
                .isEqualTo(Colour.BLUE);
        assertThat(JSON.readValue("{\"colour\":null}", Form.class).colour()).isNull();
        assertThat(JSON.readValue("{}", Form.class).colour()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "GREEN"})
    void refusesWhatNobodyCanMean(String name) {
        assertThatThrownBy(() -> JSON.readValue("{\"colour\":\"" + name + "\"}", Form.class))
                .isInstanceOfSatisfying(
                        InvalidFormatException.class,
                        problem -> assertThat(problem.getTargetType()).isEqualTo(Colour.class));
    }

    @Test
    void namesWhatCanBeMeant() {
        assertThat(JsonProblem.expected(Colour.class)).isEqualTo("one of [RED, BLUE]");
        assertThat(KnownConstants.of(Colour.class)).containsExactly("RED", "BLUE");
    }

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }
}
