package io.rapport.platform.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.scope.AccessScope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The write side of one kind of aggregate.
///
/// Failure cases, and what answers them: a crash before the write leaves nothing (claims are
/// swept); a crash after it is answered by the key that lies in the same document; two writers are
/// serialized by the revision; a store that is away makes the outcome unknown to the caller, whose
/// repeat with the same key finds it out. Whoever named a revision and lost to a write that changed
/// nothing of what it may know (a timer's) decides again.
final class AggregateWriter<S> {

    /// How often a lost race is decided again.
    static final int TRIES = 20;

    private final AggregateType<S, ?> type;
    private final AggregateDocument<S> documents;
    private final MongoCollection<Document> collection;
    private final Claims claims;
    private final OutboxWriter outbox;
    private final RememberedKeys keys;
    private final Outbox.Nudge nudge;
    private final IdGenerator ids;
    private final Clock clock;

    AggregateWriter(
            AggregateType<S, ?> type,
            AggregateDocument<S> documents,
            MongoCollection<Document> collection,
            WriterParts parts) {
        this.type = type;
        this.documents = documents;
        this.collection = collection;
        this.claims = parts.claims();
        this.outbox = parts.outbox();
        this.nudge = parts.nudge();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.keys = new RememberedKeys(parts.clock());
    }

    /// What every kind of aggregate shares for writing.
    record WriterParts(
            Claims claims, OutboxWriter outbox, Outbox.Nudge nudge, IdGenerator ids, Clock clock) {}

    CommandAnswer create(CommandContext context, Function<String, Decision<S>> decide) {
        var proposed = firstId(context);
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var already = context.createdAs() == null ? null : createdBefore(proposed);
            if (already != null) {
                return already;
            }
            Decision<S> decision;
            try {
                decision = decide.apply(proposed);
            } catch (RefusalException refused) {
                return answeredBefore(context, refused);
            }
            var id = claimKey(context, proposed);
            if (!id.equals(proposed)) {
                var before = createdBefore(id);
                if (before != null) {
                    return before;
                }
                decision = decide.apply(id);
            }
            type.claims(decision).forEach(value -> requireRight(context, value));
            var holder = claimValues(context, id, decision);
            if (holder != null) {
                proposed = adopt(context, id, holder, decision);
                continue;
            }
            var answer = insert(context, id, decision);
            if (answer != null) {
                return answer;
            }
            // The id was made void by the sweeper: a new one, and claim again.
            var fresh = nextId(context, id);
            repointAll(context, decision, id, fresh);
            proposed = fresh;
        }
        throw new CommandRefusal.Contended(proposed).asException();
    }

    private String firstId(CommandContext context) {
        var given = context.createdAs();
        return given == null ? ids.next(type.idPrefix()) : type.idPrefix() + "_" + given;
    }

    /// Behind a void one. What follows from its cause has the same ids one after the other whenever
    /// it is asked for.
    private String nextId(CommandContext context, String before) {
        return context.createdAs() == null
                ? ids.next(type.idPrefix())
                : type.idPrefix() + "_" + DerivedIds.after(before);
    }

    CommandAnswer change(
            CommandContext context,
            String id,
            Predicate<@Nullable Stored<S>> visible,
            Function<Stored<S>, Decision<S>> decide) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var document = load(context, id);
            var stored = document == null ? null : documents.read(document);
            if (document == null || stored == null) {
                var _ = visible.test(null);
                return answeredBefore(context, id);
            }
            var known = keys.answer(document, context.idempotencyKey(), id);
            if (known != null) {
                return known;
            }
            if (!visible.test(stored)) {
                return answeredBefore(context, id);
            }
            var expected = context.expectedRevision();
            if (expected != null && expected != stored.revision()) {
                throw new CommandRefusal.StaleRevision(id, expected, stored.revision())
                        .asException();
            }
            var answer = apply(context, document, stored, decide.apply(stored));
            if (answer != null) {
                return answer;
            }
        }
        throw new CommandRefusal.Contended(id).asException();
    }

    /// What a change would come to, without a trace of it.
    Stored<S> rehearse(CommandContext context, Stored<S> before, Decision<S> decision) {
        var recorded = later(now(), before.recorded());
        var written =
                outbox.write(
                        type,
                        before.id(),
                        before.epoch(),
                        before.sequence(),
                        before.effective(),
                        before.times(),
                        decision.publications(),
                        context,
                        recorded);
        return new Stored<>(
                before.id(),
                before.tenant(),
                before.revision() + 1,
                before.epoch(),
                before.sequence() + written.entries().size(),
                decision.state(),
                written.effective(),
                recorded,
                written.times());
    }

    Stored<S> rehearseCreation(CommandContext context, Decision<S> decision) {
        var nothing =
                new Stored<>(
                        Rehearsal.NOT_YET,
                        context.tenant(),
                        0,
                        1,
                        0,
                        decision.state(),
                        EffectiveTimes.NONE,
                        now());
        return rehearse(context, nothing, decision);
    }

    Optional<String> holderOf(String tenant, UniqueValue value) {
        return claims.find(value.claimId(tenant)).map(Claims.Claim::aggregate);
    }

    private @Nullable Document load(CommandContext context, String id) {
        return load(context.scope(), id);
    }

    private @Nullable Document load(AccessScope scope, String id) {
        var projection =
                new Document(Outbox.ENTRIES + ".value", 0).append(Outbox.ENTRIES + ".headers", 0);
        var filter = Aggregates.scoped(scope, type, new Document("_id", id));
        return collection.find(filter).projection(projection).first();
    }

    /// The answer of a command that took the aggregate out of its caller's sight (a handover): the
    /// key is the caller's own, so its repeat may have it.
    private CommandAnswer answeredBefore(CommandContext context, String id) {
        if (context.idempotencyKey() != null) {
            var document = load(new AccessScope.SystemScope(context.tenant()), id);
            var known =
                    document == null ? null : keys.answer(document, context.idempotencyKey(), id);
            if (known != null) {
                return known;
            }
        }
        throw new CommandRefusal.Unknown(type.name(), id).asException();
    }

    /// @return the answer, or `null` when another writer was faster
    private @Nullable CommandAnswer apply(
            CommandContext context, Document document, Stored<S> stored, Decision<S> decision) {
        if (decision.publications().isEmpty() && decision.state().equals(stored.state())) {
            return keys.remember(collection, context.idempotencyKey(), document, stored);
        }
        var recorded = later(now(), stored.recorded());
        var written =
                outbox.write(
                        type,
                        stored.id(),
                        stored.epoch(),
                        stored.sequence(),
                        stored.effective(),
                        stored.times(),
                        decision.publications(),
                        context,
                        recorded);
        var waiting = document.getList(Outbox.ENTRIES, Document.class, List.of());
        refuseFullOutbox(stored.id(), waiting, written.entries());
        var claimed = moveClaims(context, document, stored.id(), decision);
        var sequence = stored.sequence() + written.entries().size();
        var revision = AggregateDocument.revision(document) + 1;
        var shown = isShownAlike(stored.state(), decision.state()) ? stored.revision() : revision;
        var answer =
                new CommandAnswer(
                        stored.id(), shown, sequence, stored.epoch(), !written.entries().isEmpty());
        var set =
                documents
                        .fields(
                                decision.state(),
                                written,
                                recorded,
                                OutboxWriter.order(stored.epoch(), sequence))
                        .append(AggregateDocument.REVISION, revision)
                        .append(AggregateDocument.CLAIMS, claimed);
        var push = new Document();
        var update = new Document("$set", set);
        if (!type.timers().isEmpty()) {
            set.append(AggregateDocument.SHOWN, AggregateDocument.shown(shown, revision));
            setDue(
                    update,
                    set,
                    type.timers()
                            .document(stored.id(), decision.state(), context.hops(), recorded));
        }
        if (!written.entries().isEmpty()) {
            set.append(Outbox.PENDING, Outbox.bucket(stored.id()));
            // What was waiting may be published and cleared meanwhile, which raises no revision.
            update.append("$min", new Document(Outbox.PENDING_SINCE, Date.from(recorded)));
            push.append(Outbox.ENTRIES, each(written.entries()));
        }
        keys.push(push, context.idempotencyKey(), answer);
        if (!push.isEmpty()) {
            update.append("$push", push);
        }
        var filter =
                new Document("_id", stored.id()).append(AggregateDocument.REVISION, revision - 1);
        if (collection.updateOne(filter, update).getMatchedCount() == 0) {
            return null;
        }
        nudge(stored.id(), written.entries(), !waiting.isEmpty());
        return answer;
    }

    /// Whether clients would see no difference: a write of a timer must not stand in the way of
    /// whoever has a form open. Kinds without timers have no such writes.
    private boolean isShownAlike(S from, S to) {
        return !type.timers().isEmpty() && type.published(from).equals(type.published(to));
    }

    private static void setDue(Document update, Document set, @Nullable Document due) {
        if (due == null) {
            update.append("$unset", new Document(Timers.DUE, ""));
        } else {
            set.append(Timers.DUE, due);
        }
    }

    private @Nullable CommandAnswer insert(
            CommandContext context, String id, Decision<S> decision) {
        var recorded = now();
        var written =
                outbox.write(
                        type,
                        id,
                        1,
                        0,
                        EffectiveTimes.NONE,
                        Times.UNKNOWN,
                        decision.publications(),
                        context,
                        recorded);
        var sequence = written.entries().size();
        var document =
                new Document("_id", id)
                        .append(AggregateDocument.TENANT, context.tenant())
                        .append(AggregateDocument.REVISION, 1L)
                        .append(AggregateDocument.EPOCH, 1)
                        .append(AggregateDocument.CREATED_ORDER, OutboxWriter.order(1, sequence));
        document.putAll(
                documents.fields(
                        decision.state(), written, recorded, OutboxWriter.order(1, sequence)));
        var due = type.timers().document(id, decision.state(), context.hops(), recorded);
        if (due != null) {
            document.append(Timers.DUE, due);
        }
        document.append(AggregateDocument.CLAIMS, claimIds(context, decision));
        document.append(AggregateDocument.KEYS, List.of());
        document.append(
                Outbox.ENTRIES, written.entries().stream().map(OutboxEntry::document).toList());
        if (sequence > 0) {
            document.append(Outbox.PENDING, Outbox.bucket(id))
                    .append(Outbox.PENDING_SINCE, Date.from(recorded));
        }
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return createdBefore(id);
        }
        nudge(id, written.entries(), false);
        return new CommandAnswer(id, 1, sequence, 1);
    }

    /// The stored answer of a creation that an earlier try completed; `null` for a void id, and
    /// where none did.
    private @Nullable CommandAnswer createdBefore(String id) {
        var found = collection.find(new Document("_id", id)).first();
        if (found == null || found.getBoolean(AggregateDocument.VOID, false)) {
            return null;
        }
        var order = found.getLong(AggregateDocument.CREATED_ORDER);
        return new CommandAnswer(id, 1, io.rapport.contracts.EventOrder.sequence(order), 1);
    }

    /// The answer of a creation that was done, although it would be refused now: what it needed may
    /// be gone since. A refused one claims no key.
    private CommandAnswer answeredBefore(CommandContext context, RefusalException refused) {
        var key = context.idempotencyKey();
        if (key == null) {
            throw refused;
        }
        var claim = claims.find(keyClaim(key)).orElseThrow(() -> refused);
        var before = createdBefore(idOf(claim, key));
        if (before == null) {
            throw refused;
        }
        return before;
    }

    private String claimKey(CommandContext context, String proposed) {
        var key = context.idempotencyKey();
        return key == null
                ? proposed
                : idOf(claims.claim(keyClaim(key), type.name(), proposed, key.bodyHash()), key);
    }

    private static String idOf(Claims.Claim claim, IdempotencyKey key) {
        if (!key.bodyHash().equals(claim.bodyHash())) {
            throw new CommandRefusal.KeyReused().asException();
        }
        return claim.aggregate();
    }

    /// @return another aggregate that holds one of the values, or `null` when all are ours
    private Claims.@Nullable Claim claimValues(
            CommandContext context, String id, Decision<S> decision) {
        for (var claimId : claimIds(context, decision)) {
            var claim = claims.claim(claimId, type.name(), id, null);
            if (!claim.aggregate().equals(id)) {
                return claim;
            }
        }
        return null;
    }

    /// A value is held by another id. Where that aggregate exists it is refused; where its creation
    /// was cut off, this creation completes it under the id chosen then.
    private String adopt(
            CommandContext context, String id, Claims.Claim holder, Decision<S> decision) {
        var found = collection.find(new Document("_id", holder.aggregate())).first();
        if (found != null && found.getBoolean(AggregateDocument.VOID, false)) {
            claims.repoint(holder.id(), holder.aggregate(), id);
            return id;
        }
        if (found != null) {
            var kind = holder.id().split("\\|", 3)[1];
            throw new CommandRefusal.AlreadyExists(type.name(), kind, holder.aggregate())
                    .asException();
        }
        repointAll(context, decision, id, holder.aggregate());
        return holder.aggregate();
    }

    private void repointAll(CommandContext context, Decision<S> decision, String from, String to) {
        var key = context.idempotencyKey();
        if (key != null) {
            claims.repoint(keyClaim(key), from, to);
        }
        claimIds(context, decision).forEach(claim -> claims.repoint(claim, from, to));
    }

    /// Claims what is new and lets the sweeper look at what is given up, before the write.
    private List<String> moveClaims(
            CommandContext context, Document document, String id, Decision<S> decision) {
        var held =
                new HashSet<>(document.getList(AggregateDocument.CLAIMS, String.class, List.of()));
        for (var value : type.claims(decision)) {
            if (!held.contains(value.claimId(context.tenant()))) {
                requireRight(context, value);
            }
        }
        var wanted = claimIds(context, decision);
        for (var claimId : wanted) {
            if (!held.remove(claimId)) {
                var claim = claims.claim(claimId, type.name(), id, null);
                if (!claim.aggregate().equals(id)) {
                    var kind = claimId.split("\\|", 3)[1];
                    throw new CommandRefusal.AlreadyExists(type.name(), kind, claim.aggregate())
                            .asException();
                }
            }
        }
        held.forEach(givenUp -> claims.unsettle(givenUp, id));
        return wanted;
    }

    /// Asked before any claim is looked at, so that the refusal tells of none.
    private static void requireRight(CommandContext context, UniqueValue value) {
        value.system()
                .filter(system -> !context.claimable().include(system))
                .ifPresent(system -> {
                    throw new CommandRefusal.SystemNotGiven(system).asException();
                });
    }

    private void refuseFullOutbox(String id, List<Document> waiting, List<OutboxEntry> added) {
        var bytes =
                waiting.stream().mapToLong(entry -> entry.getInteger("size", 0)).sum()
                        + added.stream().mapToLong(OutboxEntry::size).sum();
        if (waiting.size() + added.size() > Outbox.MAX_ENTRIES || bytes > Outbox.MAX_BYTES) {
            throw new CommandRefusal.OutboxFull(id).asException();
        }
    }

    private void nudge(String id, List<OutboxEntry> entries, boolean pendingBefore) {
        if (!entries.isEmpty()) {
            nudge.stored(type.collection(), id, entries, pendingBefore);
        }
    }

    private static Document each(List<OutboxEntry> entries) {
        return new Document("$each", entries.stream().map(OutboxEntry::document).toList());
    }

    private List<String> claimIds(CommandContext context, Decision<S> decision) {
        return type.claims(decision).stream()
                .map(value -> value.claimId(context.tenant()))
                .sorted()
                .toList();
    }

    private static String keyClaim(IdempotencyKey key) {
        return "key|" + key.key();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
