package io.rapport.gateway.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The sessions of all instances of the gateway: one document each. Every write names what it
/// changes and expects what it found, so that no late one brings an ended session back, or old
/// tokens over new ones.
final class Sessions {

    private static final String ID = "_id";
    private static final String SEALED = "sealed";
    private static final String ENDS = "endsAt";
    private static final String EXPIRES = "expiresAt";
    private static final String SEEN = "seenAt";
    private static final String VERSION = "version";
    private static final String RENEWAL = "renewal";
    private static final String NOBODY = "";

    /// Activity is not written down for every request.
    private static final Duration COARSEST = Duration.ofMinutes(1);

    private static final int FRACTION_OF_IDLE = 10;

    private final MongoCollection<Document> documents;
    private final Seal seal;
    private final SessionProperties settings;
    private final Clock clock;

    Sessions(MongoClient store, Seal seal, SessionProperties settings, Clock clock) {
        this.documents =
                store.getDatabase(settings.database())
                        .getCollection("sessions")
                        .withWriteConcern(WriteConcern.MAJORITY);
        this.seal = seal;
        this.settings = settings;
        this.clock = clock;
    }

    /// A new session, under a key that nobody had before.
    Mono<Session> start(Tokens tokens) {
        var now = clock.instant();
        var latest = now.plus(settings.lifetime());
        // What cannot be renewed ends with its token.
        var ends =
                tokens.refresh() == null && tokens.endsAt().isBefore(latest)
                        ? tokens.endsAt()
                        : latest;
        var key = SessionKey.random();
        var session = new Session(key, tokens, ends, expiry(ends, now), now, 0, NOBODY);
        var write =
                combine(
                        setOnInsert(SEALED, new Binary(seal.sealed(key, tokens))),
                        setOnInsert(ENDS, Date.from(ends)),
                        setOnInsert(EXPIRES, Date.from(session.expiresAt())),
                        setOnInsert(SEEN, Date.from(now)),
                        setOnInsert(VERSION, 0L),
                        setOnInsert(RENEWAL, NOBODY));
        return Mono.from(
                        documents.updateOne(
                                eq(ID, key.name()), write, new UpdateOptions().upsert(true)))
                .thenReturn(session);
    }

    /// Empty if there is none of this key, or it has ended.
    Mono<Session> find(SessionKey key) {
        return Mono.from(documents.find(alive(eq(ID, key.name()))).first())
                .mapNotNull(document -> read(key, document));
    }

    /// Which of these are still there.
    Mono<Set<String>> alive(Collection<String> names) {
        return Flux.from(documents.find(alive(in(ID, names))).projection(Projections.include(ID)))
                .map(document -> document.getString(ID))
                .collect(Collectors.toSet());
    }

    /// Its user did something: the idle time begins anew.
    Mono<Void> touch(Session session) {
        var now = clock.instant();
        var step = settings.idle().dividedBy(FRACTION_OF_IDLE);
        var coarse = step.compareTo(COARSEST) < 0 ? step : COARSEST;
        if (now.isBefore(session.seenAt().plus(coarse))) {
            return Mono.empty();
        }
        return Mono.from(
                        documents.updateOne(
                                and(eq(ID, session.key().name()), lte(SEEN, Date.from(now))),
                                combine(
                                        set(SEEN, Date.from(now)),
                                        set(EXPIRES, Date.from(expiry(session.endsAt(), now))))))
                .then();
    }

    /// Whether it is now this one's turn to replace the tokens.
    Mono<Boolean> claim(Session session, String renewal) {
        var expected =
                and(
                        eq(ID, session.key().name()),
                        eq(VERSION, session.version()),
                        eq(RENEWAL, session.renewal()));
        return Mono.from(documents.updateOne(expected, set(RENEWAL, renewal)))
                .map(result -> result.getMatchedCount() == 1);
    }

    /// Puts new tokens in place of the old; whether it was still this one's turn.
    Mono<Boolean> replace(Session session, String renewal, Tokens tokens) {
        var write =
                combine(
                        set(SEALED, new Binary(seal.sealed(session.key(), tokens))),
                        set(RENEWAL, NOBODY),
                        inc(VERSION, 1L));
        return Mono.from(documents.updateOne(held(session, renewal), write))
                .map(result -> result.getMatchedCount() == 1);
    }

    /// Lets another one try.
    Mono<Void> release(Session session, String renewal) {
        return Mono.from(documents.updateOne(held(session, renewal), set(RENEWAL, NOBODY))).then();
    }

    Mono<Void> end(SessionKey key) {
        return Mono.from(documents.deleteOne(eq(ID, key.name()))).then();
    }

    /// Takes out what has ended.
    Mono<Void> sweep() {
        return Mono.from(documents.createIndex(Indexes.ascending(EXPIRES)))
                .then(Mono.from(documents.deleteMany(lt(EXPIRES, Date.from(clock.instant())))))
                .then();
    }

    private @Nullable Session read(SessionKey key, Document document) {
        var tokens = seal.opened(key, document.get(SEALED, Binary.class).getData());
        return tokens == null
                ? null
                : new Session(
                        key,
                        tokens,
                        document.getDate(ENDS).toInstant(),
                        document.getDate(EXPIRES).toInstant(),
                        document.getDate(SEEN).toInstant(),
                        document.getLong(VERSION),
                        document.getString(RENEWAL));
    }

    private Bson alive(Bson which) {
        return and(which, gt(EXPIRES, Date.from(clock.instant())));
    }

    private static Bson held(Session session, String renewal) {
        return and(eq(ID, session.key().name()), eq(RENEWAL, renewal));
    }

    private Instant expiry(Instant ends, Instant seen) {
        var idle = seen.plus(settings.idle());
        return idle.isBefore(ends) ? idle : ends;
    }
}
