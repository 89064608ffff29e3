package io.rapport.platform.operations;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.security.Caller;
import io.rapport.platform.store.IndexCreation;
import io.rapport.platform.store.IndexSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Writes down who did what and when: a document before anything is done, its outcome after, and a
/// log line of ids. What cannot be written down is not done. An entry that stays `begun` tells of
/// an instance that died in between.
///
/// Looks are written down too, one document per hour for the same look of the same person.
public final class AuditTrail {

    static final String COLLECTION = "operations_audit";

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int DUPLICATE_KEY = 11000;
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final MongoDatabaseFactory databases;
    private final Clock clock;

    AuditTrail(MongoDatabaseFactory databases, IndexCreation indexes, Clock clock) {
        this.databases = databases;
        this.clock = clock;
        indexes.ensure(COLLECTION, IndexSpec.of("target", "_id"));
        indexes.ensure(COLLECTION, IndexSpec.of("actor", "_id"));
    }

    /// What somebody does, and to what.
    public record Act(Caller caller, String action, String target, Map<String, String> details) {

        /// An act that needs no details.
        public Act(Caller caller, String action, String target) {
            this(caller, action, target, Map.of());
        }
    }

    /// Writes it down, does it, writes down what came of it.
    public <T> T done(Act act, Supplier<T> step) {
        var id = SORTABLE.format(now()) + "|" + UUID.randomUUID();
        collection().insertOne(document(act).append("_id", id).append("outcome", "begun"));
        try {
            var answer = step.get();
            finish(id, act, "done", null);
            return answer;
        } catch (RefusalException no) {
            finish(id, act, "refused", no.refusal().code());
            throw no;
        } catch (ProblemException no) {
            finish(id, act, "refused", no.code());
            throw no;
        } catch (RuntimeException failure) {
            finish(id, act, "failed", failure.getClass().getSimpleName());
            throw failure;
        }
    }

    /// Writes down that it was looked at, then looks.
    public <T> T seen(Act act, Supplier<T> look) {
        var hour = SORTABLE.format(now().truncatedTo(ChronoUnit.HOURS));
        var who = act.caller().tenant() + "|" + act.caller().login();
        var id = hour + "|" + act.action() + "|" + act.target() + "|" + who;
        var update =
                new Document("$setOnInsert", document(act).append("outcome", "done"))
                        .append("$inc", new Document("times", 1));
        try {
            upsert(id, update);
        } catch (MongoException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
            upsert(id, update); // lost the race to insert: now it is there
        }
        log(act, "seen");
        return look.get();
    }

    /// Entries, the newest first.
    ///
    /// @param field `target` or `actor`, with its value; both `null` for all
    /// @param before the last id of the page before
    List<AuditEntry> list(
            @Nullable String field, @Nullable String value, @Nullable String before, int limit) {
        var filter = new Document();
        if (field != null) {
            filter.append(field, value);
        }
        if (before != null) {
            filter.append("_id", new Document("$lt", before));
        }
        return collection()
                .find(filter)
                .sort(new Document("_id", -1))
                .limit(limit)
                .maxTime(5, TimeUnit.SECONDS)
                .map(AuditEntry::read)
                .into(new ArrayList<>());
    }

    private void upsert(String id, Document update) {
        collection().updateOne(new Document("_id", id), update, new UpdateOptions().upsert(true));
    }

    private Document document(Act act) {
        return new Document("at", now())
                .append("actor", act.caller().login())
                .append("tenant", act.caller().tenant())
                .append("action", act.action())
                .append("target", act.target())
                .append("details", new Document(Map.copyOf(act.details())))
                .append("requestId", MDC.get("requestId"));
    }

    private void finish(String id, Act act, String outcome, @Nullable String code) {
        log(act, code == null ? outcome : outcome + " " + code);
        try {
            var result = new Document("outcome", outcome).append("code", code);
            collection().updateOne(new Document("_id", id), new Document("$set", result));
        } catch (MongoException e) {
            LOG.warn("the outcome of {} is not in the audit collection", id);
        }
    }

    private static void log(Act act, String outcome) {
        LOG.atInfo()
                .addKeyValue("action", act.action())
                .addKeyValue("target", act.target())
                .addKeyValue("actor", act.caller().login())
                .addKeyValue("tenant", act.caller().tenant())
                .log(
                        "operator {}: {} {} {}",
                        act.caller().login(),
                        act.action(),
                        act.target(),
                        outcome);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
