package io.rapport.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.imports.ImportCount;
import io.rapport.platform.bulk.BulkResult;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// What is counted of a bulk request that was sent more than once.
class RequestTriesTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void oneTryIsWhatItSays() {
        assertThat(RequestTries.count(List.of(tried(0, 5, 3, 2, 1)))).isEqualTo(count(5, 3, 2, 1));
    }

    /// What the first try created is unchanged when it comes again; what it changed is answered as
    /// changed by its key.
    @Test
    void aRepeatCountsNoRowTwice() {
        var first = tried(0, 5, 3, 2, 1);
        var repeat = tried(1, 0, 3, 7, 1);

        assertThat(RequestTries.count(List.of(first, repeat))).isEqualTo(count(5, 3, 2, 1));
        assertThat(RequestTries.count(List.of(repeat, first)))
                .as("in whichever order they are found")
                .isEqualTo(count(5, 3, 2, 1));
    }

    @Test
    void theLastAnswerSaysWhatWasAccepted() {
        var contended = tried(0, 5, 0, 0, 3);
        var repeat = tried(1, 2, 1, 5, 0);

        assertThat(RequestTries.count(List.of(contended, repeat))).isEqualTo(count(7, 1, 0, 0));
    }

    /// Both created the same row, as one of them says; no count is less than nothing.
    @Test
    void noMoreIsCountedThanWasAccepted() {
        var one = tried(0, 5, 2, 0, 0);
        var other = tried(1, 5, 0, 0, 2);

        assertThat(RequestTries.count(List.of(one, other))).isEqualTo(count(5, 0, 0, 2));
    }

    private static Document tried(
            long second, int created, int changed, int unchanged, int rejected) {
        var total = created + changed + unchanged + rejected;
        return RequestTries.document(
                "customer",
                NOON.plusSeconds(second),
                new BulkResult(false, total, created, changed, unchanged, rejected, 0, List.of()));
    }

    private static ImportCount count(long created, long changed, long unchanged, long rejected) {
        return new ImportCount("customer", created, changed, unchanged, rejected);
    }
}
