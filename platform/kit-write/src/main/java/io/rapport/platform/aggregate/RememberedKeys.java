package io.rapport.platform.aggregate;

import com.mongodb.client.MongoCollection;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The idempotency keys that an aggregate remembers with the answers they got: for 24 hours or
/// until 500 newer ones came on that aggregate, whichever is first. Remembering one changes neither
/// revision nor sequence.
final class RememberedKeys {

    private static final String SILENT = "silent";

    static final int MOST = 500;
    static final Duration LIFE = Duration.ofHours(24);

    private final Clock clock;

    RememberedKeys(Clock clock) {
        this.clock = clock;
    }

    /// The answer that this key got before, or `null` when it is new.
    @Nullable CommandAnswer answer(Document document, @Nullable IdempotencyKey key, String id) {
        if (key == null) {
            return null;
        }
        var known = document.getList(AggregateDocument.KEYS, Document.class, List.of());
        var oldest = clock.instant().minus(LIFE);
        for (var entry : known.reversed()) {
            if (entry.getString("key").equals(key.key())
                    && entry.getDate("at").toInstant().isAfter(oldest)) {
                if (!entry.getString("body").equals(key.bodyHash())) {
                    throw new CommandRefusal.KeyReused().asException();
                }
                return new CommandAnswer(
                        id,
                        entry.getLong("revision"),
                        entry.getLong("sequence"),
                        entry.getInteger("epoch", 1),
                        !entry.getBoolean(SILENT, false));
            }
        }
        return null;
    }

    /// Adds the key to a command's own write.
    void push(Document push, @Nullable IdempotencyKey key, CommandAnswer answer) {
        if (key != null) {
            push.append(AggregateDocument.KEYS, entry(key, answer));
        }
    }

    /// A command that changed nothing: its key is remembered at the revision it was decided on.
    ///
    /// @return the answer, or `null` when another writer was faster
    @Nullable CommandAnswer remember(
            MongoCollection<Document> collection,
            @Nullable IdempotencyKey key,
            Document document,
            Stored<?> stored) {
        var answer =
                new CommandAnswer(
                        stored.id(), stored.revision(), stored.sequence(), stored.epoch(), false);
        if (key == null) {
            return answer;
        }
        var result =
                collection.updateOne(
                        new Document("_id", stored.id())
                                .append(
                                        AggregateDocument.REVISION,
                                        AggregateDocument.revision(document)),
                        new Document(
                                "$push", new Document(AggregateDocument.KEYS, entry(key, answer))));
        return result.getMatchedCount() == 0 ? null : answer;
    }

    private Document entry(IdempotencyKey key, CommandAnswer answer) {
        var remembered =
                new Document("key", key.key())
                        .append("body", key.bodyHash())
                        .append("at", Date.from(clock.instant()))
                        .append("revision", answer.revision())
                        .append("sequence", answer.sequence())
                        .append("epoch", answer.epoch());
        if (!answer.published()) {
            remembered.append(SILENT, true);
        }
        return new Document("$each", List.of(remembered)).append("$slice", -MOST);
    }
}
