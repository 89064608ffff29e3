package io.rapport.test.proof;

import io.rapport.test.Api;
import io.rapport.test.ApiDocument.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends the examples that the API document gives for an operation. Only what the service itself
/// gave out is put in their place: ids of its records, revisions, cursors.
final class ExampleProof {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CURSOR = "cursor";

    /// One request and its answer.
    ///
    /// @param key the operation, of a question with the parameter that it is asked with
    record Sent(String key, String request, Api.Answer answer) {

        /// Whether it was done, an item of a bulk request included.
        boolean isTaken() {
            return answer.status() < 300 && answer.body().path("rejected").asInt(0) == 0;
        }

        /// The code of the refusal, of an item where the request itself was taken.
        String code() {
            return answer.status() < 300
                    ? answer.body().at("/items/0/problem/code").asString("")
                    : answer.code();
        }
    }

    private final ProofGround ground;
    private final Operation operation;
    private final Map<String, String> records;
    private final Map<String, String> names;
    private final Map<String, String> together;

    /// @param records per path of operations, the id of a record
    /// @param references what fields may name besides, by name
    /// @param together by operation and parameter, what this needs beside itself
    ExampleProof(
            ProofGround ground,
            Operation operation,
            Map<String, String> records,
            Map<String, String> references,
            Map<String, String> together) {
        this.ground = ground;
        this.operation = operation;
        this.records = records;
        this.names = AcceptanceProof.namesOf(records, references);
        this.together = together;
    }

    /// A question once with each parameter that may be left out; anything else once with each form
    /// of its body, and a bulk request also as a rehearsal.
    List<Sent> all() {
        var sent = new ArrayList<Sent>();
        if (operation.method().equals("GET")) {
            sent.add(send(query(""), "", ""));
            for (var name : operation.queries()) {
                var asked = send(query(name), "", "");
                sent.add(new Sent(operation + "?" + name, asked.request(), asked.answer()));
            }
        } else if (operation.bodies().isEmpty()) {
            sent.add(send(query(""), "", ""));
        }
        for (var type : operation.bodies()) {
            if (operation.queries().contains("dryRun")) {
                sent.add(send(query("dryRun"), type, body(type)));
                sent.add(send("", type, body(type)));
            } else {
                sent.add(send(query(String.join(" ", operation.queries())), type, body(type)));
            }
        }
        return sent;
    }

    private Sent send(String query, String type, String body) {
        var path = path(operation.path()) + query;
        var headers = new LinkedHashMap<String, String>();
        for (var parameter : operation.says().path("parameters")) {
            if (parameter.path("in").asString("").equals("header")) {
                headers.put(parameter.path("name").asString(""), example(parameter).asString(""));
            }
        }
        // Whoever uses one key for two commands is refused.
        headers.computeIfPresent(
                "Idempotency-Key",
                (_, key) -> key + names.hashCode() + type.hashCode() + query.hashCode());
        headers.computeIfPresent("If-Match", (_, example) -> revision(example));
        // It speaks of what nobody will see here: the read would wait for it in vain.
        headers.remove("Rapport-Token");
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        var flat =
                headers.entrySet().stream()
                        .flatMap(each -> List.of(each.getKey(), each.getValue()).stream())
                        .toArray(String[]::new);
        var answer = ground.everyone().send(operation.method(), path, body, flat);
        return new Sent(operation.toString(), operation + query + " " + type + " " + body, answer);
    }

    /// The required parameters and these.
    private String query(String more) {
        var wanted = List.of(more.split(" "));
        var given = new TreeMap<String, JsonNode>();
        for (var parameter : operation.says().path("parameters")) {
            var name = parameter.path("name").asString("");
            if (parameter.path("in").asString("").equals("query")
                    && (wanted.contains(name) || parameter.path("required").asBoolean(false))) {
                given.put(name, asked(name, example(parameter)));
            }
        }
        if (given.containsKey(CURSOR)) {
            var cursor = cursor();
            if (cursor.isEmpty()) {
                given.remove(CURSOR); // There is one page only.
            } else {
                given.put(CURSOR, JSON.getNodeFactory().stringNode(cursor));
            }
        }
        var pairs = new ArrayList<String>();
        given.forEach((name, value) ->
                (value.isArray() ? value.valueStream().toList() : List.of(value))
                        .forEach(
                                each -> pairs.add(encoded(name) + "=" + encoded(each.asString()))));
        for (var name : wanted) {
            var beside = together.get(operation + "?" + name);
            if (beside != null) {
                pairs.add(beside);
            }
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    /// Of records by their kind (`customer`), the one that there is.
    private JsonNode asked(String name, JsonNode example) {
        var known = names.get(name + "Id");
        return known == null ? example : JSON.getNodeFactory().stringNode(known);
    }

    private String cursor() {
        if (!operation.queries().contains("limit")) {
            return "";
        }
        var required = query("");
        var path = path(operation.path()) + (required.isEmpty() ? "?" : required + "&") + "limit=1";
        return ground.everyone().get(path).body().path("nextCursor").asString("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode example(JsonNode parameter) {
        return parameter.path("example");
    }

    /// The path of the record that was made, else of the example.
    private String path(String path) {
        var whole = path;
        for (var parameter : operation.says().path("parameters")) {
            if (parameter.path("in").asString("").equals("path")) {
                var name = parameter.path("name").asString("");
                whole = whole.replace("{" + name + "}", variable(name, example(parameter)));
            }
        }
        return whole;
    }

    private String variable(String name, JsonNode example) {
        var kind = operation.path().replaceFirst("/\\{.*", "");
        var isImport = operation.path().contains("/imports/");
        var isRecord = name.equals("id") && records.containsKey(kind) && !isImport;
        return isRecord ? String.valueOf(records.get(kind)) : encoded(example.asString());
    }

    /// The revision that the record has now.
    private String revision(String example) {
        var end = operation.path().indexOf('}') + 1;
        var eTag =
                end == 0
                        ? ""
                        : ground.everyone()
                                .get(path(operation.path().substring(0, end)))
                                .header("ETag");
        return eTag.isEmpty() ? example : eTag;
    }

    private String body(String type) {
        var example =
                operation.says().path("requestBody").path("content").path(type).path("example");
        if (example.isString()) {
            return example.asString();
        }
        var body = example.deepCopy();
        replaceIds(body);
        return body.toString();
    }

    private void replaceIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames().stream().collect(Collectors.toList())) {
                var known = names.get(name.replaceFirst("Ids$", "Id"));
                if (known == null) {
                    replaceIds(object.path(name));
                } else if (object.path(name).isArray()) {
                    object.putArray(name).add(known);
                } else {
                    object.put(name, known);
                }
            }
        } else if (node instanceof ArrayNode list) {
            list.forEach(this::replaceIds);
        }
    }
}
