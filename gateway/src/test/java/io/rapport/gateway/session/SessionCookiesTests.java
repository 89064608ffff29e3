package io.rapport.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class SessionCookiesTests {

    private final SessionCookies cookies = new SessionCookies(true);
    private final SessionKey key = SessionKey.random();

    @Test
    void underTlsNeighboursCanPlantNone() {
        var session = cookies.session(key).toString();

        assertThat(session)
                .startsWith("__Host-rapport-session=" + key.text() + "; Path=/;")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(cookies.proof(key).toString()).contains("; Secure", "; SameSite=Strict");
        assertThat(cookies.noSession().toString()).startsWith("__Host-rapport-session=;");
        var attempt = new LoginAttempt("state-1234567890", "nonce", "verifier", "/console/");
        assertThat(cookies.attempt(attempt).toString())
                .startsWith("__Host-rapport-login-state123=")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
    }

    @Test
    void aCookieWithoutThePrefixIsNotTaken() {
        assertThat(cookies.key(request("rapport-session", key.text()))).isNull();
        assertThat(cookies.key(request("__Host-rapport-session", "short"))).isNull();
        var taken = cookies.key(request("__Host-rapport-session", key.text()));
        assertThat(taken).isNotNull().extracting(SessionKey::name).isEqualTo(key.name());
    }

    private static MockServerHttpRequest request(String name, String value) {
        return MockServerHttpRequest.get("/").cookie(new HttpCookie(name, value)).build();
    }
}
