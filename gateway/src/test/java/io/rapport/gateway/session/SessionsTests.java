package io.rapport.gateway.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.rapport.test.Patience;
import io.rapport.test.TestStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class SessionsTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final MongoClient store = MongoClients.create(TestStore.uri());
    private final String database = TestStore.freshDatabase(SessionsTests.class);
    private final Sessions sessions = at(NOON);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void endedSessionsLeaveTheStore() {
        start();
        start();
        var later = at(NOON.plus(IDLE).plusSeconds(1));
        var running = later.start(tokens(NOON)).block(Patience.LIMIT);

        later.sweep().block(Patience.LIMIT);

        assertThat(count()).isEqualTo(1);
        assertThat(running).isNotNull().extracting(session -> find(later, session)).isNotNull();
    }

    @Test
    void activityMovesTheEndOfAnIdleSessionButNotItsVeryEnd() {
        var session = start();
        var half = NOON.plus(IDLE.dividedBy(2));
        at(half).touch(session).block(Patience.LIMIT);

        assertThat(find(at(NOON.plus(IDLE)), session))
                .extracting(Session::expiresAt)
                .isEqualTo(half.plus(IDLE));
        var nearEnd = at(NOON.plus(LIFETIME).minusSeconds(1));
        nearEnd.touch(session).block(Patience.LIMIT);
        assertThat(find(nearEnd, session))
                .extracting(Session::expiresAt)
                .isEqualTo(NOON.plus(LIFETIME));
    }

    /// A clock that goes back, or another instance's that is behind.
    @Test
    void activityNeverMovesAnEndBack() {
        var session = start();
        at(NOON.plusSeconds(900)).touch(session).block(Patience.LIMIT);
        at(NOON.plusSeconds(300)).touch(session).block(Patience.LIMIT);

        assertThat(find(sessions, session))
                .extracting(Session::seenAt)
                .isEqualTo(NOON.plusSeconds(900));
    }

    /// Not for every request.
    @Test
    void activityOfTheSameMinuteIsNotWrittenDown() {
        var session = start();
        at(NOON.plusSeconds(59)).touch(session).block(Patience.LIMIT);

        assertThat(find(sessions, session)).extracting(Session::seenAt).isEqualTo(NOON);
    }

    @Test
    void aLateWriteBringsNoSessionBack() {
        var session = start();
        assertThat(sessions.claim(session, "turn").block(Patience.LIMIT)).isTrue();
        sessions.end(session.key()).block(Patience.LIMIT);

        at(NOON.plusSeconds(600)).touch(session).block(Patience.LIMIT);
        var replaced = sessions.replace(session, "turn", tokens(NOON)).block(Patience.LIMIT);
        assertThat(replaced).isFalse();
        assertThat(sessions.claim(session, "turn").block(Patience.LIMIT)).isFalse();
        assertThat(count()).isZero();
    }

    @Test
    void ofTwoThatWantToReplaceTokensOneHasItsTurn() {
        var session = start();

        assertThat(sessions.claim(session, "a").block(Patience.LIMIT)).isTrue();
        assertThat(sessions.claim(session, "b").block(Patience.LIMIT)).isFalse();
        assertThat(sessions.replace(session, "b", tokens(NOON)).block(Patience.LIMIT)).isFalse();
        var next = tokens(NOON.plusSeconds(60));
        assertThat(sessions.replace(session, "a", next).block(Patience.LIMIT)).isTrue();
        assertThat(sessions.claim(session, "a").block(Patience.LIMIT)).isFalse();
        assertThat(find(sessions, session)).extracting(Session::tokens).isEqualTo(next);
    }

    @Test
    void tokensOpenWithTheirOwnCookieOnly() {
        var session = start();
        var stranger = SessionKey.random();
        var sealed = new Seal(JsonMapper.shared()).sealed(session.key(), session.tokens());

        assertThat(new Seal(JsonMapper.shared()).opened(stranger, sealed)).isNull();
        assertThat(new Seal(JsonMapper.shared()).opened(session.key(), new byte[3])).isNull();
        assertThat(new Seal(JsonMapper.shared()).opened(session.key(), sealed))
                .isEqualTo(session.tokens());
    }

    /// An issuer that gives no refresh token: the session ends with its token.
    @Test
    void whatCannotBeRenewedEndsWithItsToken() {
        var end = NOON.plusSeconds(300);
        var session =
                sessions.start(new Tokens("anna", "access", end, null, "id")).block(Patience.LIMIT);

        assertThat(session).isNotNull().extracting(Session::endsAt).isEqualTo(end);
    }

    private Session start() {
        var session = sessions.start(tokens(NOON.plusSeconds(900))).block(Patience.LIMIT);
        assertThat(session).isNotNull();
        return session;
    }

    private static @Nullable Session find(Sessions where, Session session) {
        return where.find(session.key()).block(Patience.LIMIT);
    }

    private long count() {
        var documents = store.getDatabase(database).getCollection("sessions");
        return requireNonNull(
                Mono.from(documents.countDocuments(new Document())).block(Patience.LIMIT));
    }

    private Sessions at(Instant time) {
        var settings =
                new SessionProperties(
                        "client",
                        "secret",
                        URI.create("http://127.0.0.1:8080"),
                        null,
                        List.of("openid"),
                        IDLE,
                        LIFETIME,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        database);
        var clock = Clock.fixed(time, ZoneOffset.UTC);
        return new Sessions(store, new Seal(JsonMapper.shared()), settings, clock);
    }

    private static Tokens tokens(Instant end) {
        return new Tokens("anna", "access", end, "refresh", "id");
    }
}
