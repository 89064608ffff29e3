package io.rapport.deploy.launcher.http;

import io.rapport.deploy.launcher.plan.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Gets access tokens for demo users, and links demo users to employees, by the secret that the
/// authorization server made in the run folder.
public final class Tokens {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration RENEWED = Duration.ofMinutes(30);
    private static final String CLIENT = "rapport-cli";

    private final HttpClient http;
    private final String issuer;
    private final Home home;

    public Tokens(HttpClient http, String issuer, Home home) {
        this.http = http;
        this.issuer = issuer;
        this.home = home;
    }

    /// Access tokens for this login for as long as the work takes: a new one long before the last
    /// ends.
    public Supplier<String> lasting(String login) {
        return new Supplier<>() {
            private String token = of(login);
            private long since = System.nanoTime();

            @Override
            public synchronized String get() {
                if (System.nanoTime() - since > RENEWED.toNanos()) {
                    token = of(login);
                    since = System.nanoTime();
                }
                return token;
            }
        };
    }

    /// An access token for this login, good for an hour.
    public String of(String login) {
        var answer =
                send(
                        request("/oauth2/token", CLIENT + "." + login)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.statusCode() != 200) {
            throw new CallFailure("There is no demo user " + login + "; see deploy/rapport status");
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /// Makes this login stand for that employee; the next token says so. Roles are left as they are
    /// if none are given.
    public void link(String login, String employee, java.util.List<String> roles) {
        var body =
                roles.isEmpty()
                        ? Map.of("employee", employee)
                        : Map.of("employee", employee, "roles", roles);
        var answer =
                send(
                        request("/demo/users/" + login, CLIENT)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (answer.statusCode() != 200) {
            throw new CallFailure("The demo user " + login + " cannot be linked to an employee");
        }
    }

    /// The demo users and what they may do, as the authorization server tells them.
    public tools.jackson.databind.JsonNode users() {
        return JSON.readTree(send(request("/demo/users", CLIENT).GET()).body());
    }

    private HttpRequest.Builder request(String path, String client) {
        var pair = (client + ":" + secret()).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(issuer + path))
                .timeout(LIMIT)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CallFailure("The authorization server does not answer at " + issuer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailure("Interrupted");
        }
    }

    private String secret() {
        var file = home.authorization().resolve("cli-secret");
        try {
            if (!Files.exists(file)) {
                throw new CallFailure("The platform has not run yet: deploy/rapport up");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
