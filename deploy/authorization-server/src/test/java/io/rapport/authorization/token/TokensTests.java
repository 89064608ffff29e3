package io.rapport.authorization.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.authorization.AuthorizationServerApplication;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.json.JsonMapper;

class TokensTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir Path folder;

    @Test
    void issuesTheClaimsThatThePlatformReads() throws Exception {
        try (var server = start()) {
            put(server, "anna", "{\"employee\":\"emp_1\"}", secret());

            var token = decoded(server, token(server, "anna", secret()));

            assertThat(token.getSubject()).isEqualTo("anna");
            assertThat(token.getAudience()).containsExactly("rapport");
            assertThat(token.getClaimAsStringList("roles")).containsExactly("seller");
            assertThat(token.getClaimAsString("tenant")).isEqualTo("default");
            assertThat(token.getClaimAsString("employee")).isEqualTo("emp_1");
            assertThat(lifetime(token)).isBetween(Duration.ofMinutes(15), Duration.ofHours(1));
        }
    }

    @Test
    void keepsTokensAndLinksValidOverARestart() throws Exception {
        String token;
        try (var server = start()) {
            put(server, "anna", "{\"employee\":\"emp_1\"}", secret());
            put(server, "li-wei", "{\"roles\":[\"seller\"],\"employee\":\"emp_2\"}", secret());
            token = token(server, "anna", secret());
        }

        try (var server = start()) {
            assertThat(decoded(server, token).getSubject()).isEqualTo("anna");
            var other = decoded(server, token(server, "li-wei", secret()));
            assertThat(other.getClaimAsString("employee")).isEqualTo("emp_2");
        }
    }

    @Test
    void givesNothingWithoutTheSecret() throws Exception {
        try (var server = start()) {
            var refused =
                    List.of(
                            ask(server, "anna", "wrong").statusCode(),
                            ask(server, "nobody", secret()).statusCode(),
                            put(server, "anna", "{\"employee\":\"emp_1\"}", "wrong"));

            assertThat(refused).containsOnly(401);
            assertThat(Files.getPosixFilePermissions(folder.resolve("cli-secret")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(folder.resolve("signing-key.json")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void refusesABrowserWithoutProofKeyAndSendsOneWithItToTheLogin() throws Exception {
        try (var server = start()) {
            var request =
                    "/oauth2/authorize?response_type=code&client_id=rapport-console&scope=openid"
                            + "&redirect_uri=http://127.0.0.1:5173/";
            var challenge =
                    "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                            + "&code_challenge_method=S256";

            var without = location(server, request);
            var with = location(server, request + challenge);

            assertThat(without).contains("error=invalid_request");
            assertThat(with).endsWith("/login");
        }
    }

    /// What the README's first page of a frontend tells, step by step.
    @Test
    void aPageOfAnyPortOfThisMachineGetsATokenForWhoLoggedIn() throws Exception {
        try (var server = start();
                var browser =
                        HttpClient.newBuilder()
                                .cookieHandler(new CookieManager())
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build()) {
            var page = "http://127.0.0.1:5173/";
            var asked =
                    "/oauth2/authorize?response_type=code&client_id=rapport-console&scope=openid"
                            + "&state=s1&redirect_uri="
                            + page
                            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                            + "&code_challenge_method=S256";
            visit(browser, server, asked);
            logIn(browser, server);

            var back = visit(browser, server, asked).headers().firstValue("Location").orElse("");
            assertThat(back).startsWith(page + "?code=").contains("state=s1");
            var code = URI.create(back).getQuery().replaceAll("(?:^|.*&)code=([^&]+).*", "$1");
            var exchange =
                    "grant_type=authorization_code&client_id=rapport-console&redirect_uri="
                            + page
                            + "&code="
                            + code
                            + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
            var elsewhere = from("https://evil.example", form(server, "/oauth2/token", exchange));
            assertThat(send(elsewhere).headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            var answer =
                    send(from("http://127.0.0.1:5173", form(server, "/oauth2/token", exchange)));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("http://127.0.0.1:5173");
            var token =
                    decoded(server, JSON.readTree(answer.body()).path("access_token").asString());
            assertThat(token.getSubject()).isEqualTo("anna");
            assertThat(token.getAudience()).containsExactly("rapport");
        }
    }

    /// What the gateway does for a browser: tokens for a code, the next ones once each, and the end
    /// of the login, after which the browser is back at the console.
    @Test
    void theGatewayGetsTokensRenewsThemOnceEachAndEndsTheLogin() throws Exception {
        try (var server = start();
                var browser =
                        HttpClient.newBuilder()
                                .cookieHandler(new CookieManager())
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build()) {
            var page = "http://127.0.0.1:8080/session/callback";
            var asked =
                    "/oauth2/authorize?response_type=code&client_id=rapport-gateway"
                            + "&scope=openid%20profile&state=s1&redirect_uri="
                            + page
                            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                            + "&code_challenge_method=S256";
            visit(browser, server, asked);
            logIn(browser, server);
            var back = visit(browser, server, asked).headers().firstValue("Location").orElse("");
            assertThat(back).startsWith(page + "?code=");
            var code = URI.create(back).getQuery().replaceAll("(?:^|.*&)code=([^&]+).*", "$1");
            var exchange =
                    "grant_type=authorization_code&redirect_uri="
                            + page
                            + "&code="
                            + code
                            + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
            assertThat(asGateway(server, exchange, "wrong").statusCode()).isEqualTo(401);
            var first = JSON.readTree(asGateway(server, exchange, gatewaySecret()).body());
            var token = decoded(server, first.path("access_token").asString());
            assertThat(token.getSubject()).isEqualTo("anna");
            assertThat(token.getClaimAsStringList("roles")).containsExactly("seller");

            var renewal =
                    "grant_type=refresh_token&refresh_token="
                            + first.path("refresh_token").asString();
            var second = JSON.readTree(asGateway(server, renewal, gatewaySecret()).body());
            assertThat(decoded(server, second.path("access_token").asString()).getAudience())
                    .containsExactly("rapport");
            assertThat(asGateway(server, renewal, gatewaySecret()).body())
                    .contains("invalid_grant");

            var end =
                    visit(
                            browser,
                            server,
                            "/connect/logout?client_id=rapport-gateway&id_token_hint="
                                    + second.path("id_token").asString()
                                    + "&post_logout_redirect_uri=http://127.0.0.1:8080/console/");
            assertThat(end.headers().firstValue("Location"))
                    .hasValue("http://127.0.0.1:8080/console/");
            assertThat(visit(browser, server, asked).headers().firstValue("Location").orElse(""))
                    .endsWith("/login");
        }
    }

    private void logIn(HttpClient browser, ConfigurableApplicationContext server) throws Exception {
        var form = visit(browser, server, "/login").body();
        var hidden = form.split("name=\"_csrf\" type=\"hidden\" value=\"", 2)[1];
        var csrf = hidden.substring(0, hidden.indexOf('"'));
        var password = Files.readString(folder.resolve("demo-password")).strip();
        browser.send(
                form(
                        server,
                        "/login",
                        "username=anna&password="
                                + password
                                + "&_csrf="
                                + URLEncoder.encode(csrf, StandardCharsets.UTF_8)),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> asGateway(
            ConfigurableApplicationContext server, String body, String secret) throws Exception {
        var request = form(server, "/oauth2/token", body);
        return send(
                HttpRequest.newBuilder(request, (_, _) -> true)
                        .header("Authorization", basic("rapport-gateway", secret))
                        .build());
    }

    private String gatewaySecret() throws IOException {
        var file = folder.resolve("gateway/rapport.gateway.session.client-secret");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        return Files.readString(file).strip();
    }

    private static HttpResponse<String> visit(
            HttpClient browser, ConfigurableApplicationContext server, String path)
            throws Exception {
        var request = HttpRequest.newBuilder(uri(port(server), path)).header("Accept", "text/html");
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest form(
            ConfigurableApplicationContext server, String path, String body) {
        return HttpRequest.newBuilder(uri(port(server), path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest from(String origin, HttpRequest request) {
        return HttpRequest.newBuilder(request, (_, _) -> true).header("Origin", origin).build();
    }

    @Test
    void answersProbesOnItsOwnPort() throws Exception {
        try (var server = start()) {
            var port = port(server, "local.management.port");

            var answer =
                    send(HttpRequest.newBuilder(uri(port, "/actuator/health/readiness")).build());

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(AuthorizationServerApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--rapport.authorization.folder=" + folder);
    }

    private String secret() throws IOException {
        return Files.readString(folder.resolve("cli-secret")).strip();
    }

    private static String token(ConfigurableApplicationContext server, String login, String secret)
            throws Exception {
        var answer = ask(server, login, secret);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private static HttpResponse<String> ask(
            ConfigurableApplicationContext server, String login, String secret) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(port(server), "/oauth2/token"))
                        .header("Authorization", basic("rapport-cli." + login, secret))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build());
    }

    private static int put(
            ConfigurableApplicationContext server, String login, String body, String secret)
            throws Exception {
        return send(HttpRequest.newBuilder(uri(port(server), "/demo/users/" + login))
                        .header("Authorization", basic("rapport-cli", secret))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private static String location(ConfigurableApplicationContext server, String path)
            throws Exception {
        var request = HttpRequest.newBuilder(uri(port(server), path)).header("Accept", "text/html");
        return send(request.build()).headers().firstValue("Location").orElse("");
    }

    private static Jwt decoded(ConfigurableApplicationContext server, String token) {
        var keys = uri(port(server), "/oauth2/jwks").toString();
        return NimbusJwtDecoder.withJwkSetUri(keys).build().decode(token);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String basic(String name, String secret) {
        var pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static int port(ConfigurableApplicationContext server) {
        return port(server, "local.server.port");
    }

    private static int port(ConfigurableApplicationContext server, String property) {
        return server.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static Duration lifetime(Jwt token) {
        var issued = Objects.requireNonNull(token.getIssuedAt());
        return Duration.between(issued, Objects.requireNonNull(token.getExpiresAt()));
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
