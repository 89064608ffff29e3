package io.rapport.gateway.session;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.mongodb.MongoException;
import io.rapport.gateway.limit.Limits;
import io.rapport.gateway.limit.RouteClass;
import io.rapport.gateway.problem.Problem;
import io.rapport.gateway.problem.ProblemException;
import io.rapport.gateway.session.SessionMeters.Login;
import io.rapport.platform.log.ThrottledLog;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/// What a page and its browser ask of the session itself: who am I, let me in, let me out. A login
/// that fails leads back to the console, which says so in words.
final class SessionRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
    private static final String FIELD = "_csrf";
    private static final Problem NOBODY =
            Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "access.unauthenticated",
                    "Nobody is signed in here, or the session has ended. GET /session/login begins"
                            + " one.");
    private static final Problem UNPROVED =
            Problem.of(
                    HttpStatus.FORBIDDEN,
                    "session.unproved",
                    "The end of a session needs the value of the cookie XSRF-TOKEN in the header"
                            + " X-XSRF-TOKEN or the field _csrf. GET /session sets the cookie.");

    private final ThrottledLog seldom = new ThrottledLog();
    private final SessionCookies cookies;
    private final OwnPages pages;
    private final Sessions sessions;
    private final Issuer issuer;
    private final SessionProperties settings;
    private final Limits.Rates rates;
    private final SessionMeters meters;

    SessionRoutes(
            SessionCookies cookies,
            OwnPages pages,
            Sessions sessions,
            Issuer issuer,
            SessionProperties settings,
            Limits.Rates rates,
            SessionMeters meters) {
        this.cookies = cookies;
        this.pages = pages;
        this.sessions = sessions;
        this.issuer = issuer;
        this.settings = settings;
        this.rates = rates;
        this.meters = meters;
    }

    RouterFunction<ServerResponse> all() {
        return route(GET("/session"), this::show)
                .andRoute(POST("/session/logout"), this::leave)
                .and(
                        route(GET("/session/login"), this::ask)
                                .andRoute(GET(Issuer.CALLBACK), this::comeBack)
                                .filter(rates.within(RouteClass.LOGIN)))
                .filter((request, next) -> next.handle(request).onErrorMap(StoreAway::mapped));
    }

    /// @param user the name of who is signed in
    /// @param endsAt when the session ends in any case
    /// @param idleEndsAt when it ends if the user does nothing more
    private record Shown(String user, Instant endsAt, Instant idleEndsAt) {}

    /// No activity: a page may ask as often as it likes.
    private Mono<ServerResponse> show(ServerRequest request) {
        return current(request)
                .flatMap(session ->
                        ServerResponse.ok()
                                .cookie(cookies.proof(session.key()))
                                .bodyValue(
                                        new Shown(
                                                session.tokens().user(),
                                                session.endsAt().truncatedTo(ChronoUnit.SECONDS),
                                                session.expiresAt()
                                                        .truncatedTo(ChronoUnit.SECONDS))))
                .switchIfEmpty(
                        Mono.defer(() -> {
                            request.exchange()
                                    .getResponse()
                                    .addCookie(cookies.proof(SessionKey.random()));
                            return Mono.error(NOBODY.asException());
                        }));
    }

    private Mono<ServerResponse> ask(ServerRequest request) {
        var to = ReturnPath.of(request.queryParam("to").orElse(Issuer.HOME));
        if (to == null) {
            return Mono.error(
                    Problem.badParameter("to", "must be the path of a page below " + Issuer.HOME)
                            .asException());
        }
        if (pages.isByOtherName(request.exchange().getRequest())) {
            return away(
                    UriComponentsBuilder.fromUri(settings.address())
                            .path("/session/login")
                            .queryParam("to", "{to}")
                            .encode()
                            .buildAndExpand(to)
                            .toUri());
        }
        return issuer.ask(request.exchange())
                .flatMap(asked ->
                        away(
                                URI.create(asked.getAuthorizationRequestUri()),
                                cookies.attempt(LoginAttempt.of(asked, to))))
                .onErrorResume(failure -> failed(failure));
    }

    private Mono<ServerResponse> comeBack(ServerRequest request) {
        var state = request.queryParam("state").orElse("");
        var attempt = cookies.attempt(request.exchange().getRequest(), state);
        if (attempt == null) {
            return back(Login.EXPIRED);
        }
        var done = cookies.noAttempt(state);
        var code = request.queryParam("code");
        return code.isEmpty()
                ? back(isRefused(request) ? Login.REFUSED : Login.FAILED, done)
                : issuer.login(attempt, code.get())
                        .flatMap(tokens -> begin(request, tokens))
                        .doOnNext(_ -> meters.login(Login.BEGUN))
                        .flatMap(begun ->
                                away(
                                        URI.create(attempt.to()),
                                        done,
                                        cookies.session(begun.key()),
                                        cookies.proof(begun.key())))
                        .onErrorResume(failure -> failed(failure, done));
    }

    /// Under a key of its own: whatever cookie the browser came with is worth nothing any more.
    private Mono<Session> begin(ServerRequest request, Tokens tokens) {
        var former = cookies.key(request.exchange().getRequest());
        return (former == null ? Mono.<Void>empty() : sessions.end(former))
                .then(sessions.start(tokens));
    }

    /// Here first: whatever becomes of the browser on its way to the issuer, nobody comes in by
    /// this cookie again.
    private Mono<ServerResponse> leave(ServerRequest request) {
        var key = cookies.key(request.exchange().getRequest());
        if (key == null || !pages.sent(request.exchange().getRequest())) {
            return home();
        }
        return proof(request)
                .flatMap(given -> {
                    if (!key.isProvedBy(given.orElse(null))) {
                        return Mono.error(UNPROVED.asException());
                    }
                    return sessions.find(key)
                            .flatMap(session ->
                                    sessions.end(key)
                                            .then(
                                                    issuer.end(session.tokens())
                                                            .onErrorResume(_ -> Mono.empty())))
                            .doOnNext(_ -> meters.left())
                            .flatMap(place -> see(place, cookies.noSession()))
                            .switchIfEmpty(Mono.defer(this::home));
                });
    }

    private static Mono<Optional<String>> proof(ServerRequest request) {
        var header = request.headers().firstHeader(SessionFilter.PROOF);
        return header != null
                ? Mono.just(Optional.of(header))
                : request.formData().map(form -> Optional.ofNullable(form.getFirst(FIELD)));
    }

    private Mono<Session> current(ServerRequest request) {
        var key = cookies.key(request.exchange().getRequest());
        return key == null || !pages.sent(request.exchange().getRequest())
                ? Mono.empty()
                : sessions.find(key);
    }

    private Mono<ServerResponse> home() {
        return see(URI.create(Issuer.HOME), cookies.noSession());
    }

    private Mono<ServerResponse> failed(Throwable failure, ResponseCookie... set) {
        if (failure instanceof MongoException || failure instanceof ProblemException) {
            return back(Login.UNAVAILABLE, set);
        }
        var refused = failure instanceof AuthenticationException || failure instanceof JwtException;
        seldom.say(
                "login",
                unsaid ->
                        LOG.atWarn()
                                .addKeyValue("cause", failure.toString())
                                .addKeyValue("unsaid", unsaid)
                                .log("A login failed"));
        return back(refused ? Login.FAILED : Login.UNAVAILABLE, set);
    }

    private static boolean isRefused(ServerRequest request) {
        return request.queryParam("error").filter("access_denied"::equals).isPresent();
    }

    /// To the console, which has words for it.
    private Mono<ServerResponse> back(Login outcome, ResponseCookie... set) {
        meters.login(outcome);
        return see(URI.create(Issuer.HOME + "?login=" + outcome.wireName()), set);
    }

    private static Mono<ServerResponse> away(URI place, ResponseCookie... set) {
        return redirect(HttpStatus.FOUND, place, set);
    }

    private static Mono<ServerResponse> see(URI place, ResponseCookie... set) {
        return redirect(HttpStatus.SEE_OTHER, place, set);
    }

    private static Mono<ServerResponse> redirect(
            HttpStatus status, URI place, ResponseCookie... set) {
        var answer = ServerResponse.status(status).location(place);
        for (var cookie : set) {
            answer.cookie(cookie);
        }
        return answer.build();
    }
}
