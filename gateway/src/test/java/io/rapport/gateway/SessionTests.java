package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.gateway.RawHttp.Answer;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// A browser signs in, works and signs out.
class SessionTests extends SessionTest {

    private static final String SESSION = "rapport-session";

    @Test
    void aLoginLeadsBackToWhereItBeganAndMakesACookieAsGoodAsAToken() {
        var browser = browser();
        assertThat(browser.get(port, PATH).status()).isEqualTo(401);

        var back = browser.signIn(port, "/console/customers?q=%25E7%258E%258B%26sort=name%23top");

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location"))
                .isEqualTo("/console/customers?q=%E7%8E%8B&sort=name#top");
        var answer = browser.get(port, PATH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("1000");
        var seen = SERVICE.last().headers();
        assertThat(seen.getFirst("Authorization")).startsWith("Bearer ey");
        assertThat(seen.keySet()).noneMatch("Cookie"::equalsIgnoreCase);
    }

    @Test
    void aPageLearnsWhoIsSignedInAndWhenThatEnds() {
        var browser = browser();
        var nobody = browser.get(port, "/session");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body()).contains("access.unauthenticated");
        assertThat(browser.cookie("XSRF-TOKEN")).isNotBlank();

        browser.signIn(port, "/console/");
        var now = DrivenClock.ALL.instant();
        var somebody = browser.get(port, "/session");

        assertThat(somebody.status()).isEqualTo(200);
        var shown = JsonMapper.shared().readTree(somebody.body());
        assertThat(shown.path("user").asString()).isEqualTo("anna");
        assertThat(Duration.between(now, Instant.parse(shown.path("endsAt").asString())))
                .isBetween(Duration.ofHours(11), Duration.ofHours(12));
        assertThat(Duration.between(now, Instant.parse(shown.path("idleEndsAt").asString())))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
    }

    /// Nobody is at work in a tab that only asks whether it is still signed in, follows a stream,
    /// or says itself that no user asked.
    @Test
    void anIdleSessionEndsHoweverOftenAPageAsksByItself() {
        var browser = anna();
        for (var quarter = 0; quarter < 2; quarter++) {
            DrivenClock.ALL.letPass(Duration.ofMinutes(14));
            assertThat(browser.get(port, "/session").status()).isEqualTo(200);
            assertThat(browser.get(port, "/api/v1/changes").status()).isEqualTo(200);
            assertThat(browser.with(port).header("Rapport-Background", "true").get(PATH).status())
                    .isEqualTo(200);
        }
        DrivenClock.ALL.letPass(Duration.ofMinutes(3));

        assertThat(browser.get(port, "/session").status()).isEqualTo(401);
        assertThat(browser.get(port, PATH).status()).isEqualTo(401);
    }

    @Test
    void workKeepsASessionUntilItsVeryEnd() {
        var browser = anna();
        for (var half = 1; half < 24; half++) {
            DrivenClock.ALL.letPass(Duration.ofMinutes(29));
            assertThat(browser.get(port, PATH).status()).as("after %d", half).isEqualTo(200);
        }
        DrivenClock.ALL.letPass(Duration.ofMinutes(29));
        assertThat(browser.get(port, PATH).status()).isEqualTo(200);
        DrivenClock.ALL.letPass(Duration.ofMinutes(25));
        assertThat(browser.get(port, PATH).status()).isEqualTo(401);
    }

    @Test
    void cookiesCarryTheirFlags() {
        var browser = browser();
        var asked = browser.get(port, "/session/login");
        var attempt = asked.header("Set-Cookie");
        var begun = browser.get(port, ISSUER.signIn(asked.header("Location"))).all("Set-Cookie");
        var session = cookie(begun, SESSION);
        var proof = cookie(begun, "XSRF-TOKEN");

        assertThat(attempt)
                .startsWith("rapport-login-")
                .contains("HTTPOnly", "SameSite=Lax", "Max-Age=600");
        assertThat(session)
                .contains("HTTPOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain", "Max-Age", "Expires", "Secure");
        assertThat(proof).contains("SameSite=Strict").doesNotContain("HTTPOnly");
        assertThat(cookie(begun, "rapport-login-")).contains("Max-Age=0");
    }

    @Test
    void aLoginMakesASessionOfItsOwnAndEndsTheFormer() {
        var browser = browser();
        browser.plant(SESSION, "A".repeat(43));
        browser.signIn(port, "/console/");
        var first = browser.cookie(SESSION);
        browser.signIn(port, "/console/");

        assertThat(first).isNotEqualTo("A".repeat(43));
        assertThat(browser.cookie(SESSION)).isNotEqualTo(first);
        var former = new RawHttp(port).header("Cookie", SESSION + "=" + first).get(PATH);
        assertThat(former.status()).isEqualTo(401);
        assertThat(browser.get(port, PATH).status()).isEqualTo(200);
    }

    /// Of two cookies of that name one was planted.
    @Test
    void twoSessionCookiesAreNone() {
        var browser = anna();
        var planted = SESSION + "=" + "A".repeat(43);

        for (var cookies :
                List.of(planted + "; " + browser.cookies(), browser.cookies() + "; " + planted)) {
            assertThat(new RawHttp(port).header("Cookie", cookies).get(PATH).status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/console/../api/v1/customers",
                "/console/%252e%252e/api",
                "/console",
                "/api/v1/customers",
                "/console/%0d%0aSet-Cookie:x=1",
                "/console/\u00e9",
                "javascript:alert(1)",
                ""
            })
    void aLoginLeadsToPagesOfTheConsoleOnly(String to) {
        var encoded = URLEncoder.encode(to, StandardCharsets.UTF_8);
        var answer = browser().get(port, "/session/login?to=" + encoded.replace("%25", "%"));

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void whoComesBackWithoutHavingAskedIsNotSignedIn() {
        var anna = browser();
        var asked = anna.get(port, "/session/login").header("Location");
        var way = ISSUER.signIn(asked);

        var eve = browser();
        var answer = eve.get(port, way);
        assertThat(answer.header("Location")).isEqualTo("/console/?login=expired");
        assertThat(eve.cookie(SESSION)).isNull();
        assertThat(anna.get(port, way.replace("state=", "state=x")).header("Location"))
                .isEqualTo("/console/?login=expired");
        assertThat(anna.get(port, way).header("Location")).isEqualTo("/console/");
        var again = anna.get(port, way);
        assertThat(again.header("Location")).isEqualTo("/console/?login=expired");
    }

    /// Who may not begin another login can still see whether there is a session.
    @Test
    void nobodyBeginsLoginsAsOftenAsTheyLike() {
        var limited =
                start(
                        TestStore.uri(),
                        "rapport.gateway.limits.login.burst=3",
                        "rapport.gateway.limits.login.per-second=1");
        var answers =
                Stream.generate(() -> browser().get(limited, "/session/login"))
                        .limit(1_000)
                        .filter(answer -> answer.status() != 302)
                        .findFirst();

        assertThat(answers)
                .hasValueSatisfying(refused -> {
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.header("Retry-After")).isEqualTo("1");
                    assertThat(refused.body()).contains("request.too-many");
                });
        assertThat(browser().get(limited, "/session").status()).isEqualTo(401);
    }

    @Test
    void loginsAreCountedByTheirOutcome(@Autowired MeterRegistry meters) {
        var begun = logins(meters, "begun");
        var expired = logins(meters, "expired");
        var anna = anna();
        anna.get(port, "/session/callback?state=unknown&code=c");

        assertThat(logins(meters, "begun")).isEqualTo(begun + 1);
        assertThat(logins(meters, "expired")).isEqualTo(expired + 1);
    }

    private static double logins(MeterRegistry meters, String outcome) {
        return meters.get("rapport.gateway.logins").tag("outcome", outcome).counter().count();
    }

    @Test
    void aLoginThatFailsSaysWhyToTheConsole() {
        var browser = browser();
        var asked = browser.get(port, "/session/login").header("Location");
        var state =
                TestIssuer.parameters(URI.create(asked).getRawQuery()).getOrDefault("state", "");
        var refused =
                browser.get(
                        port,
                        "/session/callback?error=access_denied&state=" + state.replace("=", "%3D"));
        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.header("Location")).isEqualTo("/console/?login=refused");

        ISSUER.givesTokensFor("somebody-else");
        assertThat(browser.signIn(port, "/console/").header("Location"))
                .isEqualTo("/console/?login=failed");
        ISSUER.isAway(true);
        assertThat(browser.signIn(port, "/console/").header("Location"))
                .startsWith("/console/?login=");
        assertThat(browser.cookie(SESSION)).isNull();
    }

    @Test
    void aChangeNeedsTheProofThatAPageCanReadTheCookie() {
        var browser = anna();
        var other = anna();

        assertThat(browser.with(port).send("POST", PATH, "{}").body()).contains("session.unproved");
        for (var wrong : List.of("", "x", String.valueOf(other.cookie("XSRF-TOKEN")))) {
            for (var method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                var answer =
                        browser.with(port).header("X-XSRF-TOKEN", wrong).send(method, PATH, "{}");
                assertThat(answer.status()).isEqualTo(403);
            }
        }
        assertThat(SERVICE.seen()).isEmpty();

        assertThat(browser.post(port, PATH, "{}").status()).isEqualTo(200);
        assertThat(SERVICE.last().headers().keySet()).noneMatch("X-xsrf-token"::equalsIgnoreCase);
    }

    /// The cookie that pages read is no proof by itself: who can plant one can plant both.
    @Test
    void aPlantedCookieProvesNothing() {
        var browser = anna();
        browser.plant("XSRF-TOKEN", "planted");

        assertThat(browser.post(port, PATH, "{}").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:5173", "http://localhost:8080", "http://localhost"})
    void aPageOfAnotherPortOfThisMachineHasNoSession(String origin) {
        var browser = anna();
        var proof = String.valueOf(browser.cookie("XSRF-TOKEN"));

        var read = browser.with(port).header("Origin", origin).get(PATH);
        var changed =
                browser.with(port)
                        .header("Origin", origin)
                        .header("X-XSRF-TOKEN", proof)
                        .send("POST", PATH, "{}");
        var shown = browser.with(port).header("Origin", origin).get("/session");

        assertThat(List.of(read.status(), changed.status(), shown.status())).containsOnly(401);
        assertThat(SERVICE.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteHasNoSession(String site) {
        var browser = anna();

        assertThat(browser.with(port).header("Sec-Fetch-Site", site).get(PATH).status())
                .isEqualTo(401);
        assertThat(browser.with(port).header("Sec-Fetch-Site", "same-origin").get(PATH).status())
                .isEqualTo(200);
        var own = browser.with(port).header("Origin", ADDRESS).get(PATH);
        assertThat(own.status()).isEqualTo(200);
    }

    /// A token wins, also one that is not believed; the cookie is not even looked at.
    @Test
    void aRequestWithATokenIsTheTokens() {
        var browser = anna();
        var bob = TestTokens.of("bob").issuer(ISSUER.address()).roles("analyst").signed();

        assertThat(browser.with(port).bearer(bob).send("POST", PATH, "{}").status()).isEqualTo(200);
        assertThat(SERVICE.last().headers().getFirst("Authorization")).isEqualTo("Bearer " + bob);
        assertThat(browser.with(port).bearer("x.y.z").get(PATH).status()).isEqualTo(401);
        assertThat(browser.with(port).header("Authorization", "Basic eDp5").get(PATH).status())
                .isEqualTo(401);
        assertThat(SERVICE.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLogoutEndsTheSessionHereEverywhereAndAtTheIssuer(boolean byForm) {
        var browser = anna();
        var cookies = browser.cookies();
        var proof = String.valueOf(browser.cookie("XSRF-TOKEN"));
        var other = second();
        assertThat(browser.get(other, PATH).status()).isEqualTo(200);

        var unproved =
                browser.with(port)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", "/session/logout", "_csrf=x");
        assertThat(unproved.status()).isEqualTo(403);
        var answer =
                byForm
                        ? browser.with(port)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", ADDRESS)
                                .send("POST", "/session/logout", "_csrf=" + proof)
                        : browser.post(port, "/session/logout", "");

        assertThat(answer.status()).isEqualTo(303);
        var place = URI.create(answer.header("Location"));
        assertThat(place.toString()).startsWith(ISSUER.address() + "/logout?");
        var query = TestIssuer.parameters(place.getRawQuery());
        assertThat(query.get("post_logout_redirect_uri")).isEqualTo(ADDRESS + "/console/");
        assertThat(query.get("id_token_hint")).startsWith("ey");
        assertThat(cookie(answer.all("Set-Cookie"), SESSION)).contains("Max-Age=0");
        for (var each : List.of(port, other)) {
            assertThat(new RawHttp(each).header("Cookie", cookies).get(PATH).status())
                    .isEqualTo(401);
            assertThat(new RawHttp(each).header("Cookie", cookies).get("/session").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aLogoutOfNobodyLeadsHome() {
        var answer = browser().post(port, "/session/logout", "");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/console/");
    }

    /// The ID token goes to the issuer in the address that ends the login, and is good for nothing
    /// else; no other answer holds a token.
    @Test
    void noAnswerHoldsAToken() {
        var browser = browser();
        var all = new ArrayList<Answer>();
        all.add(browser.get(port, "/session/login"));
        all.add(browser.get(port, ISSUER.signIn(all.getFirst().header("Location"))));
        all.add(browser.get(port, "/session"));
        all.add(browser.get(port, "/console/"));
        all.add(browser.get(port, PATH));
        all.add(browser.with(port).send("POST", PATH, "{}"));
        var access =
                String.valueOf(SERVICE.last().headers().getFirst("Authorization")).substring(7);

        assertThat(all)
                .allSatisfy(answer -> {
                    var text = answer.headers() + answer.body();
                    assertThat(text).doesNotContain(access, "refresh-", "\"eyJ", "=eyJ");
                });
    }

    /// Who reads the store has neither the cookie nor the tokens nor the name.
    @Test
    void theStoreAloneOpensNothing() {
        var browser = anna();
        var cookie = String.valueOf(browser.cookie(SESSION));
        var kept = stored().stream().map(SessionTests::text).toList().toString();

        assertThat(kept)
                .contains("sealed")
                .doesNotContain(cookie, "anna", "\"access\"", "refresh-");
    }

    @Test
    void noAnswerMayBeFramedOrKept() {
        var browser = anna();
        for (var target : List.of("/session", "/session/login", "/console/", PATH)) {
            var answer = browser.get(port, target);
            assertThat(answer.all("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
        assertThat(browser.get(port, "/session").all("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void whoFoundThisMachineByItsOtherNameIsLedToTheOneThatCookiesAreFor() {
        var answer =
                new RawHttp(port).host("localhost:" + port).get("/session/login?to=/console/a?b=c");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .startsWith(ADDRESS + "/session/login?to=")
                .contains("console");
    }

    /// With its bytes as they are.
    private static String text(Document session) {
        var sealed = session.get("sealed", Binary.class).getData();
        return session + new String(sealed, StandardCharsets.ISO_8859_1);
    }

    private static String cookie(List<String> set, String name) {
        return set.stream().filter(each -> each.startsWith(name)).findFirst().orElse("");
    }
}
