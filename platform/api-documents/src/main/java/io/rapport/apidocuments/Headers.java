package io.rapport.apidocuments;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The headers of requests and answers, as the document tells them.
enum Headers {
    IDEMPOTENCY_KEY(
            "Idempotency-Key",
            "1 to 200 visible ASCII characters; the same key gives the same answer for 24 h",
            "^[!-~]{1,200}$"),
    CORRELATION_ID(
            "Rapport-Correlation-Id",
            "groups what one import causes: 1 to 100 letters, digits and . _ : -",
            "^[A-Za-z0-9._:-]{1,100}$"),
    IF_MATCH(
            "If-Match", "the ETag that was read, such as \"7\"", "^(W/)?\"(0|[1-9][0-9]{0,17})\"$"),
    TOKEN(
            "Rapport-Token",
            "what the caller has seen done, as the last answer said it: a read that carries it waits"
                    + " until it shows that",
            "^[A-Za-z0-9_-]{1,80}~[1-9][0-9]{0,5}~(0|[1-9][0-9]{0,11})"
                    + "(\\.[A-Za-z0-9_-]{1,80}~[1-9][0-9]{0,5}~(0|[1-9][0-9]{0,11})){0,19}$"),
    LAST_EVENT_ID(
            "Last-Event-ID",
            "where an earlier stream was, as its last `id` said it: what happened since is told first",
            null),
    E_TAG(
            "ETag",
            "the revision, for the next If-Match; a weak one where the answer came compressed",
            "^(W/)?\"(0|[1-9][0-9]{0,17})\"$"),
    LOCATION("Location", "the path of what was created", null),
    STALE(
            "Rapport-Stale",
            "`true` where the answer does not yet hold what the Rapport-Token speaks of",
            null),
    RETRY_AFTER("Retry-After", "after how many seconds to come again", null),
    LIMIT("X-RateLimit-Limit", "how many requests the caller may send at once", null),
    REMAINING("X-RateLimit-Remaining", "how many of them are left", null),
    RESET("X-RateLimit-Reset", "after how many seconds one more is allowed", null);

    private static final JsonMapper JSON = new JsonMapper();

    private final String text;
    private final String description;
    private final @Nullable String pattern;

    Headers(String text, String description, @Nullable String pattern) {
        this.text = text;
        this.description = description;
        this.pattern = pattern;
    }

    /// What the gateway adds to every answer; a service by itself does not.
    static Stream<Headers> ofTheGateway() {
        return Stream.of(LIMIT, REMAINING, RESET);
    }

    void addTo(ArrayNode parameters, boolean required) {
        parameters
                .addObject()
                .put("name", text)
                .put("in", "header")
                .put("required", required)
                .put("description", description)
                .set("schema", schema());
    }

    void answeredIn(ObjectNode headers) {
        headers.putObject(text).put("description", description).set("schema", schema());
    }

    private ObjectNode schema() {
        var schema = JSON.createObjectNode().put("type", "string");
        return pattern == null ? schema : schema.put("pattern", pattern);
    }
}
