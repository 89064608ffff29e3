package io.rapport.gateway.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The cookies and their flags. Under TLS they carry `Secure` and, but for the one that pages read,
/// the prefix `__Host-`, so that neither a neighbouring host nor a page without TLS can plant one.
final class SessionCookies {

    /// Read by pages, which repeat it in a header.
    static final String PROOF = "XSRF-TOKEN";

    private static final String SESSION = "rapport-session";
    private static final String ATTEMPT = "rapport-login-";
    private static final Duration ATTEMPT_LASTS = Duration.ofMinutes(10);
    private static final int STATE = 8;

    private final boolean secure;

    SessionCookies(boolean secure) {
        this.secure = secure;
    }

    /// `null` without one, and if there are two: one of them is not ours.
    @Nullable SessionKey key(ServerHttpRequest request) {
        var given = request.getCookies().get(name(SESSION));
        return given == null || given.size() != 1
                ? null
                : SessionKey.of(given.getFirst().getValue());
    }

    /// It goes when the browser does, or with the session.
    ResponseCookie session(SessionKey key) {
        return hidden(SESSION, key.text()).build();
    }

    ResponseCookie noSession() {
        return hidden(SESSION, "").maxAge(0).build();
    }

    ResponseCookie proof(SessionKey key) {
        return ResponseCookie.from(PROOF, key.proof())
                .path("/")
                .secure(secure)
                .sameSite("Strict")
                .build();
    }

    @Nullable LoginAttempt attempt(ServerHttpRequest request, String state) {
        var given = request.getCookies().getFirst(name(attemptOf(state)));
        var attempt = given == null ? null : LoginAttempt.read(given.getValue());
        return attempt != null && attempt.state().equals(state) ? attempt : null;
    }

    ResponseCookie attempt(LoginAttempt attempt) {
        return hidden(attemptOf(attempt.state()), attempt.text()).maxAge(ATTEMPT_LASTS).build();
    }

    ResponseCookie noAttempt(String state) {
        return hidden(attemptOf(state), "").maxAge(0).build();
    }

    private ResponseCookie.ResponseCookieBuilder hidden(String name, String value) {
        return ResponseCookie.from(name(name), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }

    private String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    /// Of its own for each tab; letters and digits alone, as names of cookies are.
    private static String attemptOf(String state) {
        var plain = state.replaceAll("[^A-Za-z0-9]", "");
        return ATTEMPT + plain.substring(0, Math.min(STATE, plain.length()));
    }
}
