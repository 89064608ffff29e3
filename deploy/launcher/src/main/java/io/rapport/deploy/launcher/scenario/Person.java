package io.rapport.deploy.launcher.scenario;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who takes part, with what they do by the public API.
///
/// @param name as the story calls them
/// @param employeeId who they are in the directory; empty for who only administers
record Person(String name, String employeeId, Gateway gateway) {

    private static final JsonMapper JSON = JsonMapper.shared();

    JsonNode get(String path) {
        return JSON.readTree(done(gateway.get("/api/v1" + path)));
    }

    /// The status that a read is answered with.
    int asked(String path) {
        return gateway.get("/api/v1" + path).statusCode();
    }

    /// Makes something.
    ///
    /// @return its id
    String make(String path, Map<String, ?> body) {
        return send("POST", path, body).path("id").asString();
    }

    /// Changes something.
    JsonNode send(String method, String path, Map<String, ?> body) {
        var headers =
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "scenario-" + UUID.randomUUID());
        var text = JSON.writeValueAsString(body);
        return JSON.readTree(done(gateway.send(method, "/api/v1" + path, headers, text)));
    }

    private static String done(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new CallFailure(
                    "%s %s answered %d: %s"
                            .formatted(
                                    answer.request().method(),
                                    answer.request().uri().getPath(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }
}
