package io.rapport.analytics;

import io.rapport.test.Api;
import io.rapport.test.TestTokens;
import tools.jackson.databind.JsonNode;

/// Asks the service over HTTP as somebody with certain roles.
public final class TestReader {

    private final Api api;

    private TestReader(Api api) {
        this.api = api;
    }

    public static TestReader of(int port, String tenant, String... roles) {
        return new TestReader(
                Api.with(port, TestTokens.of("tester").tenant(tenant).roles(roles).signed()));
    }

    /// As an employee.
    public static TestReader employee(int port, String tenant, String id, String... roles) {
        return new TestReader(
                Api.with(
                        port,
                        TestTokens.of("tester").tenant(tenant).employee(id).roles(roles).signed()));
    }

    /// The answer's body.
    ///
    /// @throws IllegalStateException if it is not a good one
    public JsonNode get(String path) {
        var answer = api.get(path);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.status() + ": " + answer.raw().body());
        }
        return answer.body();
    }

    public int status(String path) {
        return api.get(path).status();
    }

    public Api.Answer send(String method, String path, String body) {
        return api.send(method, path, body, "Idempotency-Key", "test-" + System.nanoTime());
    }

    /// Asks with headers of one's own.
    ///
    /// @param headers name, value, name, value …
    public Api.Answer ask(String path, String... headers) {
        return api.get(path, headers);
    }
}
