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
            "A name for this command, 1 to 200 visible ASCII characters, best a new UUID. The same"
                    + " key gives the same answer for 24 hours, so that a command may be sent again.",
            "^[!-~]{1,200}$",
            "5f0c6a3e-4f7b-4c39-9a54-8b1f6f4f2d10"),
    CORRELATION_ID(
            "Rapport-Correlation-Id",
            "Groups the events that one import causes: 1 to 100 letters, digits and . _ : -",
            "^[A-Za-z0-9._:-]{1,100}$",
            "import-2026-03-02"),
    IMPORT(
            "Rapport-Import",
            "What an importer says of what it brings. `history`: it happened long ago, so that it is"
                    + " kept and nobody acts on it. `live`, the same as nothing said: acted on as if"
                    + " it had been typed in.",
            "^(history|live)$",
            "history"),
    IF_MATCH(
            "If-Match",
            "The ETag that was read. The command is refused if something has changed since.",
            "^(W/)?\"(0|[1-9][0-9]{0,17})\"$",
            "\"1\""),
    TOKEN(
            "Rapport-Token",
            "What the caller has seen done, as the last answer said it: a read that carries it waits"
                    + " until it shows that, for some seconds at most.",
            "^[A-Za-z0-9_-]{1,80}~[1-9][0-9]{0,5}~(0|[1-9][0-9]{0,11})"
                    + "(\\.[A-Za-z0-9_-]{1,80}~[1-9][0-9]{0,5}~(0|[1-9][0-9]{0,11})){0,19}$",
            "cus_01k7c3v8r2m5n9p4q6s1t0w3xz~1~4"),
    LAST_EVENT_ID(
            "Last-Event-ID",
            "Where an earlier stream was, as its last `id` said it: what happened since is told first.",
            null,
            "mTS1d3Jx"),
    E_TAG(
            "ETag",
            "The revision, for the next If-Match; a weak one where the answer came compressed.",
            "^(W/)?\"(0|[1-9][0-9]{0,17})\"$",
            "\"7\""),
    LOCATION(
            "Location",
            "The path of what was created.",
            null,
            "/api/v1/customers/cus_01k7c3v8r2m5n9p4q6s1t0w3xz"),
    STALE(
            "Rapport-Stale",
            "`true` where the answer does not yet hold what the Rapport-Token speaks of; else absent.",
            null,
            "true"),
    RETRY_AFTER("Retry-After", "After how many seconds to come again.", null, "2"),
    ALLOW("Allow", "The methods that there are instead.", null, "GET, POST"),
    LIMIT("X-RateLimit-Limit", "How many requests the caller may send at once.", null, "200"),
    REMAINING("X-RateLimit-Remaining", "How many of them are left.", null, "187"),
    RESET("X-RateLimit-Reset", "After how many seconds one more is allowed.", null, "1");

    private static final JsonMapper JSON = new JsonMapper();

    private final String text;
    private final String description;
    private final @Nullable String pattern;
    private final String example;

    Headers(String text, String description, @Nullable String pattern, String example) {
        this.text = text;
        this.description = description;
        this.pattern = pattern;
        this.example = example;
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
                .put("example", example)
                .set("schema", schema());
    }

    void answeredIn(ObjectNode headers) {
        headers.putObject(text)
                .put("description", description)
                .put("example", example)
                .set("schema", schema());
    }

    private ObjectNode schema() {
        var schema = JSON.createObjectNode().put("type", "string");
        return pattern == null ? schema : schema.put("pattern", pattern);
    }
}
