package io.rapport.platform.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

class PageCursorTests {

    private static final String LIST = "/parked?status=OPEN&limit=2";

    @Test
    void theFirstPageHasNoPlace() {
        assertThat(read(LIST, null).place()).isNull();
    }

    @Test
    void aListGoesOnWhereItEndedWhateverTheLengthOfItsPages() {
        var cursor = read(LIST, null).to("consumer|topic|3|17");

        assertThat(read(LIST, cursor).place()).isEqualTo("consumer|topic|3|17");
        assertThat(read("/parked?limit=200&status=OPEN", cursor).place())
                .isEqualTo("consumer|topic|3|17");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parked?status=DISCARDED&limit=2",
                "/parked?limit=2",
                "/parked?status=OPEN&status=OPEN&limit=2",
                "/parked?statusOPEN=&limit=2",
                "/audit?status=OPEN&limit=2",
            })
    void theCursorOfAnotherListIsRefused(String other) {
        refused(other, read(LIST, null).to("a|1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "zzz", "AAAA", "%ff", "consumer|topic|3|17", "cus_1", "===="})
    void whatIsNoCursorIsRefused(String text) {
        refused(LIST, text);
    }

    @Test
    void anAlteredCursorIsRefused() {
        var cursor = read(LIST, null).to("a|1");

        refused(LIST, cursor.substring(0, cursor.length() - 4));
        refused(LIST, cursor + "AAAA");
        refused(LIST, (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1));
        refused(LIST, cursor.substring(0, 20));
        refused(LIST, "A".repeat(4_000));
    }

    private static void refused(String list, String cursor) {
        assertThatThrownBy(() -> read(list, cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        no -> {
                            assertThat(no.status()).isEqualTo(HttpStatus.BAD_REQUEST);
                            assertThat(no.errors().getFirst().field()).isEqualTo("cursor");
                        });
    }

    private static PageCursor read(String list, @Nullable String cursor) {
        var parts = list.split("[?]", -1);
        var request = new MockHttpServletRequest("GET", parts[0]);
        for (var each : parts[1].split("&", -1)) {
            var pair = each.split("=", -1);
            request.addParameter(pair[0], pair[1]);
        }
        if (cursor != null) {
            request.addParameter("cursor", cursor);
        }
        return PageCursor.of(parts[0], request.getParameterMap());
    }
}
