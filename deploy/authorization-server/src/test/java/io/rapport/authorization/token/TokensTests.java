package io.rapport.authorization.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.authorization.AuthorizationServerApplication;
import java.io.IOException;
import java.net.URI;
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
                            + "&redirect_uri=http://127.0.0.1:8080/login/oauth2/code/rapport";
            var challenge =
                    "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                            + "&code_challenge_method=S256";

            var without = location(server, request);
            var with = location(server, request + challenge);

            assertThat(without).contains("error=invalid_request");
            assertThat(with).endsWith("/login");
        }
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
