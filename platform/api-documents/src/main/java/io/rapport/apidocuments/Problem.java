package io.rapport.apidocuments;

import io.rapport.platform.web.problem.Problems;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A reason to say no, as an answer tells it.
///
/// @param words the sentence for people, with examples in it
/// @param facts members beside the standard ones, with examples
record Problem(HttpStatus status, String code, String words, Map<String, JsonNode> facts) {

    private static final JsonMapper JSON = new JsonMapper();

    static Problem of(HttpStatus status, String code, String words) {
        return new Problem(status, code, words, Map.of());
    }

    /// The example of the catalogue.
    ObjectNode example() {
        var example = JSON.createObjectNode();
        example.put("summary", code);
        example.put("description", words);
        var value = example.putObject("value");
        value.put("type", Problems.TYPE_PREFIX + code);
        value.put("title", Problems.titleFor(status));
        value.put("status", status.value());
        value.put("detail", words);
        facts.forEach(value::set);
        value.put("code", code);
        value.put("requestId", "01k7c3v8r2m5n9p4q6s1t0w3xz");
        value.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return example;
    }
}
