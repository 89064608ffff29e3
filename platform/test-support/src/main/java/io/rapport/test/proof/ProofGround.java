package io.rapport.test.proof;

import io.rapport.test.Api;
import io.rapport.test.ApiDocument;
import io.rapport.test.ApiDocument.Operation;
import io.rapport.test.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The running service, its operations, and ways to call them.
abstract class ProofGround {

    static final String[] ROLES = {
        "seller",
        "sales-manager",
        "service-agent",
        "service-lead",
        "marketer",
        "analyst",
        "operator",
        "administrator",
        "integration"
    };

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @Value("${RAPPORT_DATABASE:}")
    private String database = "";

    /// What should not have been, to be looked at together.
    final List<String> wrong = new ArrayList<>();

    /// Where the service listens.
    protected int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    String database() {
        return database;
    }

    ApiDocument document() {
        return ApiDocument.at(port);
    }

    List<Operation> operations() {
        return document().operations();
    }

    /// Those on records. The operators' routes are about the machinery: they answer for any
    /// aggregate, look for any text, and what they list includes that somebody looked.
    List<Operation> recordOperations() {
        return operations().stream()
                .filter(each -> !each.pathOf("none_1").startsWith("/api/v1/operations/"))
                .toList();
    }

    /// Somebody with all roles.
    protected Api everyone() {
        return Api.with(port, TestTokens.bearer("somebody", ROLES));
    }

    Api.Answer get(Operation operation, String name, String value) {
        var query = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return everyone()
                .get(
                        operation.pathOf("none_1") + "?" + encoded + "=" + query,
                        "Origin",
                        "https://evil.example");
    }

    Api.Answer send(Operation operation, String type, String body) {
        return everyone()
                .send(
                        operation.method(),
                        operation.pathOf("none_1"),
                        body,
                        "Content-Type",
                        type,
                        "If-Match",
                        "\"1\"");
    }

    Api.Answer call(Operation operation, Api caller) {
        return call(operation, caller, "none_1");
    }

    static Api.Answer call(Operation operation, Api caller, String id) {
        var bodies = operation.bodies();
        if (bodies.isEmpty()) {
            return caller.send(operation.method(), operation.pathOf(id), "");
        }
        var type = bodies.iterator().next();
        return caller.send(
                operation.method(),
                operation.pathOf(id),
                type.contains("ndjson") ? "{}\n" : "{\"unheardOf\":1}",
                "Content-Type",
                type,
                "If-Match",
                "\"1\"");
    }

    Api.Answer soundly(Operation operation, Api caller, String id) {
        var path = operation.pathOf(id);
        if (operation.bodies().isEmpty()) {
            return caller.send(operation.method(), path, "");
        }
        var type = operation.bodies().iterator().next();
        var body = SoundBodies.of(document(), operation, type);
        return caller.send(
                operation.method(), path, body, "Content-Type", type, "If-Match", "\"1\"");
    }

    void expect(String asked, Api.Answer answer, Integer... statuses) {
        if (!Set.of(statuses).contains(answer.status())) {
            wrong.add(asked + " answered " + answer.status() + " " + answer.raw().body());
        }
    }
}
