package io.rapport.gateway.session;

import io.rapport.gateway.problem.Problem;
import io.rapport.platform.log.ThrottledLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import reactor.core.publisher.Mono;

/// Replaces the access token of a session before it ends, once, however many requests find it so: a
/// refresh token is often good for a single use. In this instance all wait for the one that goes;
/// among instances, whose turn it is stands in the session's document. Until then the old token
/// serves for as long as it lasts. Who holds the turn and does nothing for longer than the issuer
/// may take is taken for gone, by the waiting one's own time: no clock is shared.
final class Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration FOR_THE_STORE = Duration.ofSeconds(3);
    private static final Problem AWAY =
            Problem.unavailable(
                    "Your access has to be renewed, and the login is out of reach. Try again.");

    private final ThrottledLog seldom = new ThrottledLog();
    private final Map<String, Mono<Session>> underWay = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final Issuer issuer;
    private final SessionProperties settings;
    private final Clock clock;

    Renewal(Sessions sessions, Issuer issuer, SessionProperties settings, Clock clock) {
        this.sessions = sessions;
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
    }

    /// The session with a token that lasts. Empty if the session has ended.
    Mono<Session> fresh(Session session) {
        if (lastsFor(session, settings.renewAhead())) {
            return Mono.just(session);
        }
        var refresh = session.tokens().refresh();
        if (refresh == null) {
            return lastsFor(session, Duration.ZERO) ? Mono.just(session) : Mono.empty();
        }
        var name = session.key().name();
        return underWay.computeIfAbsent(
                name,
                _ ->
                        takeTurn(session, refresh)
                                .doFinally(_ -> underWay.remove(name))
                                // Goes on when who asked first has gone: the refresh token is used.
                                .cache());
    }

    private Mono<Session> takeTurn(Session session, String refresh) {
        var turn = UUID.randomUUID().toString();
        return session.renewal().isEmpty()
                ? sessions.claim(session, turn)
                        .flatMap(mine -> mine ? renew(session, refresh, turn) : await(session))
                : await(session);
    }

    private Mono<Session> renew(Session session, String refresh, String turn) {
        return issuer.renew(session.tokens(), refresh)
                .flatMap(next ->
                        sessions.replace(session, turn, next)
                                .flatMap(_ -> sessions.find(session.key())))
                .onErrorResume(failure -> settle(session, turn, failure));
    }

    private Mono<Session> settle(Session session, String turn, Throwable failure) {
        if (isRefusal(failure)) {
            LOG.info("The issuer renews a session no more; it has ended");
            return sessions.end(session.key()).then(Mono.empty());
        }
        seldom.say(
                "renewal",
                unsaid ->
                        LOG.atWarn()
                                .addKeyValue("cause", failure.toString())
                                .addKeyValue("unsaid", unsaid)
                                .log("A session's token could not be renewed"));
        return sessions.release(session, turn).then(asItIs(session));
    }

    /// Another instance is at it.
    private Mono<Session> await(Session session) {
        return lastsFor(session, Duration.ZERO)
                ? Mono.just(session)
                : look(session, session.renewal(), System.nanoTime());
    }

    /// @param turn whose turn it was when looking began
    private Mono<Session> look(Session session, String turn, long began) {
        return Mono.delay(LOOK_AGAIN)
                .then(Mono.defer(() -> sessions.find(session.key())))
                .flatMap(now -> {
                    if (now.version() != session.version()) {
                        return Mono.just(now);
                    }
                    if (now.renewal().isEmpty()) {
                        return asItIs(session);
                    }
                    if (!now.renewal().equals(turn)) {
                        return look(session, now.renewal(), System.nanoTime());
                    }
                    return isOverdue(began) ? takeOver(now) : look(session, turn, began);
                });
    }

    private Mono<Session> takeOver(Session session) {
        var refresh = session.tokens().refresh();
        var turn = UUID.randomUUID().toString();
        return refresh == null
                ? asItIs(session)
                : sessions.claim(session, turn)
                        .flatMap(mine -> mine ? renew(session, refresh, turn) : await(session));
    }

    private boolean isOverdue(long began) {
        var waited = Duration.ofNanos(System.nanoTime() - began);
        return waited.compareTo(settings.issuerTimeLimit().plus(FOR_THE_STORE)) > 0;
    }

    private Mono<Session> asItIs(Session session) {
        return Mono.defer(() ->
                lastsFor(session, Duration.ZERO)
                        ? Mono.just(session)
                        : Mono.error(AWAY.asException()));
    }

    private boolean lastsFor(Session session, Duration time) {
        return session.tokens().endsAt().isAfter(clock.instant().plus(time));
    }

    /// The issuer's last word; all else may pass.
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof OAuth2AuthorizationException refusal
                && refusal.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
