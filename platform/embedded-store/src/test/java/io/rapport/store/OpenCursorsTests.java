package io.rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenCursorsTests {

    private final AtomicLong now = new AtomicLong();
    private final CursorRegistry registry = new CursorRegistry();
    private final OpenCursors cursors = new OpenCursors(registry, now::get);

    private static List<Document> three() {
        return List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));
    }

    @Test
    void oneWhoseClientIsGoneIsClosed() {
        cursors.open(three());
        SizedCursor used = cursors.open(three());
        pass(Duration.ofMinutes(6));
        assertThat(used.takeDocuments(1)).hasSize(1);
        pass(Duration.ofMinutes(6));

        cursors.open(three());

        assertThat(registry.size()).isEqualTo(2);
        assertThat(registry.getCursor(used.getId())).isSameAs(used);
    }

    @Test
    void aShortAnswerNeedsNone() {
        assertThat(cursors.firstBatch(three()).getCursorId()).isZero();
        assertThat(registry.size()).isZero();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
