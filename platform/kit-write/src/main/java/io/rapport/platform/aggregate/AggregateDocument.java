package io.rapport.platform.aggregate;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.relay.Outbox;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// The shape of an aggregate's document, and the way between it and the state.
final class AggregateDocument<S> {

    static final String TENANT = "tenant";
    static final String REVISION = "revision";
    static final String EPOCH = "epoch";
    static final String OWNER = "owner";
    static final String STATE = "state";
    static final String FIND = "find";
    static final String SEARCH_VERSION = "version";
    static final String EFFECTIVE = "effective";
    static final String RECORDED = "recorded";
    static final String KEYS = "keys";
    static final String CLAIMS = "claims";
    static final String VOID = "void";

    /// Of kinds with timers: which revision what clients may know was last changed at, and up to
    /// which revision that holds. An instance of an older release raises the revision and not this.
    static final String SHOWN = "shown";

    private static final String SHOWN_REVISION = "revision";
    private static final String SHOWN_UNTIL = "until";

    /// What the public state tells of times.
    static final String TIMES = "times";

    /// The order of the last event that the times know. An instance of an older release raises the
    /// aggregate's order and not this one.
    static final String TIMES_ORDER = "order";

    static final String CREATED_ORDER = "createdOrder";

    /// What a read for the outside leaves out.
    static final Document READ_PROJECTION =
            new Document(Outbox.ENTRIES, 0).append(KEYS, 0).append(CLAIMS, 0).append(FIND, 0);

    /// What a page of a list reads, with the field that it is ordered by.
    static Document listProjection(String order) {
        if (!order.startsWith(FIND + ".")) {
            return READ_PROJECTION;
        }
        var read = new Document();
        List.of(
                        TENANT,
                        REVISION,
                        EPOCH,
                        STATE,
                        EFFECTIVE,
                        RECORDED,
                        TIMES,
                        SHOWN,
                        Outbox.ORDER,
                        order)
                .forEach(field -> read.append(field, 1));
        return read;
    }

    private final AggregateType<S, ?> type;
    private final MongoConverter converter;

    AggregateDocument(AggregateType<S, ?> type, MongoConverter converter) {
        this.type = type;
        this.converter = converter;
    }

    Stored<S> read(Document document) {
        var order = document.getLong(Outbox.ORDER);
        var effective = effective(document.get(EFFECTIVE, new Document()));
        var state = converter.read(type.stateType(), document.get(STATE, Document.class));
        return new Stored<>(
                document.getString("_id"),
                document.getString(TENANT),
                shownRevision(document),
                document.getInteger(EPOCH, 1),
                EventOrder.sequence(order),
                type.remembered(state, effective),
                effective,
                document.getDate(RECORDED).toInstant(),
                times(document.get(TIMES, new Document()), order, effective));
    }

    /// What its writes are held to.
    static long revision(Document document) {
        return document.getLong(REVISION);
    }

    /// What clients know as its revision: a write that changes nothing of what they may know, such
    /// as a timer's, is none to them.
    private static long shownRevision(Document document) {
        var revision = revision(document);
        var shown = document.get(SHOWN, Document.class);
        return shown != null && shown.getLong(SHOWN_UNTIL) == revision
                ? shown.getLong(SHOWN_REVISION)
                : revision;
    }

    static Document shown(long revision, long until) {
        return new Document(SHOWN_REVISION, revision).append(SHOWN_UNTIL, until);
    }

    /// The times as they were kept. Where events came that they do not know, what can be derived is
    /// derived, what never changes holds, and the rest is unknown until it happens again.
    private Times times(Document kept, long order, EffectiveTimes effective) {
        var known = new HashMap<String, Instant>();
        kept.forEach((name, at) -> {
            if (at instanceof Date date) {
                known.put(name, date.toInstant());
            }
        });
        var times = Times.of(known);
        return Long.valueOf(order).equals(kept.get(TIMES_ORDER))
                ? times
                : type.timesOtherwise(times, effective);
    }

    /// The `$set` part that carries a state.
    Document fields(S state, OutboxWriter.Written written, Instant recorded, long order) {
        var effective = written.effective();
        var kept = new Document(TIMES_ORDER, order);
        written.times().known().forEach((name, at) -> kept.append(name, Date.from(at)));
        var stored = new Document();
        converter.write(state, stored);
        return new Document(STATE, stored)
                .append(OWNER, type.owner().of(state))
                .append(FIND, search(state, written.times(), recorded))
                .append(TIMES, kept)
                .append(Outbox.ORDER, order)
                .append(EFFECTIVE, document(effective))
                .append(RECORDED, Date.from(recorded));
    }

    /// What lists filter by. The version stands among it, so that whoever writes it by an older
    /// rule takes the version away with it.
    Document search(S state, Times times, Instant recorded) {
        var fields = new Document(new HashMap<>(type.search(state)));
        fields.putAll(type.searchTimes(times, recorded));
        return type.searchVersion() == 0
                ? fields
                : fields.append(SEARCH_VERSION, type.searchVersion());
    }

    private static EffectiveTimes effective(Document document) {
        var changes = new HashMap<String, List<EffectiveTimes.At>>();
        for (var attribute : document.keySet()) {
            changes.put(
                    attribute,
                    document.getList(attribute, Document.class).stream()
                            .map(at ->
                                    new EffectiveTimes.At(
                                            at.getInteger(EPOCH, 1),
                                            at.getLong("sequence"),
                                            at.getDate("at").toInstant()))
                            .toList());
        }
        return new EffectiveTimes(changes);
    }

    private static Document document(EffectiveTimes effective) {
        var document = new Document();
        for (Map.Entry<String, List<EffectiveTimes.At>> entry : effective.changes().entrySet()) {
            document.append(
                    entry.getKey(),
                    entry.getValue().stream().map(AggregateDocument::document).toList());
        }
        return document;
    }

    /// The first epoch goes without saying.
    private static Document document(EffectiveTimes.At at) {
        var document =
                new Document("sequence", at.sequence()).append("at", Date.from(at.effective()));
        return at.epoch() == 1 ? document : document.append(EPOCH, at.epoch());
    }
}
