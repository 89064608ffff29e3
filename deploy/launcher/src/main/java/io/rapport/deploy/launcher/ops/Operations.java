package io.rapport.deploy.launcher.ops;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The operations of the services, as an operator calls them.
final class Operations {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gateway gateway;

    Operations(Gateway gateway) {
        this.gateway = gateway;
    }

    /// @param path below the service's operations, such as `outbox`
    /// @throws CallFailure with the answer's own sentence if it is no
    JsonNode get(String service, String path) {
        return answer(gateway.get(address(service, path)));
    }

    JsonNode send(String method, String service, String path, Map<String, ?> body) {
        var headers = Map.of("Content-Type", "application/json");
        var text = body.isEmpty() ? "" : JSON.writeValueAsString(body);
        return answer(gateway.send(method, address(service, path), headers, text));
    }

    /// A value as it goes into a path or a query.
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String address(String service, String path) {
        return "/api/v1/operations/" + service + "/" + path;
    }

    private static JsonNode answer(HttpResponse<String> answer) {
        var body = json(answer.body());
        if (answer.statusCode() >= 400) {
            var detail = body.path("detail").asString("");
            throw new CallFailure(
                    answer.statusCode()
                            + " "
                            + body.path("code").asString("")
                            + ": "
                            + (detail.isEmpty() ? "The platform says no." : detail)
                            + examples(body));
        }
        return body;
    }

    private static String examples(JsonNode problem) {
        var text = new StringBuilder();
        for (var name : new String[] {"errors", "differences", "topics"}) {
            for (var each : problem.path(name)) {
                text.append("\n  ").append(each.isString() ? each.asString() : each);
            }
        }
        return text.toString();
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
