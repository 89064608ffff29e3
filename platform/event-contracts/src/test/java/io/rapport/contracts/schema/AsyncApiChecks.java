package io.rapport.contracts.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the AsyncAPI 3.0 specification asks of the parts of it that the document uses: fixed fields
/// and required ones per object, names, references that lead to the right kind of thing. The
/// specification's own schema, by which the document is validated too, follows no reference.
final class AsyncApiChecks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern EXPRESSION = Pattern.compile("\\$message\\.(header|payload)#/.+");

    /// Allowed fields per object; a leading `!` marks the required ones.
    private static final Map<String, Set<String>> FIELDS =
            Map.ofEntries(
                    fields(
                            "root",
                            "!asyncapi !info id servers defaultContentType channels operations"
                                    + " components"),
                    fields(
                            "info",
                            "!title !version description termsOfService contact license tags"
                                    + " externalDocs"),
                    fields(
                            "server",
                            "!host !protocol protocolVersion pathname description title summary"
                                    + " variables security tags externalDocs bindings"),
                    fields("variable", "enum default description examples"),
                    fields(
                            "channel",
                            "!address !messages title summary description servers parameters tags"
                                    + " externalDocs bindings"),
                    fields(
                            "operation",
                            "!action !channel !messages title summary description security tags"
                                    + " externalDocs bindings traits reply"),
                    fields(
                            "message",
                            "!name !payload !headers correlationId contentType title summary"
                                    + " description tags externalDocs bindings examples traits"),
                    fields("correlation", "!location description"),
                    fields("example", "name summary !headers !payload"),
                    fields("components", "messages schemas"),
                    fields("bindings", "!kafka"),
                    fields(
                            "kafka channel",
                            "topic partitions replicas topicConfiguration !bindingVersion"),
                    fields("kafka message", "key schemaIdLocation !bindingVersion"),
                    fields(
                            "kafka topic",
                            "cleanup.policy retention.ms retention.bytes delete.retention.ms"
                                    + " max.message.bytes"));

    /// Draft 07, which is the default schema format of AsyncAPI 3.0.
    private static final Set<String> KEYWORDS =
            Set.of(
                    "$ref",
                    "type",
                    "description",
                    "title",
                    "properties",
                    "required",
                    "items",
                    "enum",
                    "const",
                    "pattern",
                    "format",
                    "anyOf",
                    "oneOf",
                    "allOf",
                    "examples",
                    "additionalProperties",
                    "minimum",
                    "maximum");

    private final JsonNode document;
    private final List<String> objections = new ArrayList<>();

    private AsyncApiChecks(JsonNode document) {
        this.document = document;
    }

    /// Everything that is wrong with a document, each with its place; empty if nothing is.
    static List<String> objections(JsonNode document) {
        AsyncApiChecks checks = new AsyncApiChecks(document);
        checks.check();
        return checks.objections;
    }

    private void check() {
        object("root", "", document);
        expect(document.path("asyncapi").asString("").equals("3.0.0"), "asyncapi is not 3.0.0");
        object("info", "info", document.path("info"));
        each("servers", document.path("servers"), this::server);
        each("channels", document.path("channels"), this::channel);
        each("operations", document.path("operations"), this::operation);
        object("components", "components", document.path("components"));
        each("messages", document.at("/components/messages"), this::message);
        each("schemas", document.at("/components/schemas"), this::schema);
    }

    private void server(String place, JsonNode server) {
        object("server", place, server);
        each(
                place + ".variables",
                server.path("variables"),
                (at, each) -> object("variable", at, each));
        String host = server.path("host").asString("");
        server.path("variables")
                .propertyNames()
                .forEach(name ->
                        expect(host.contains("{" + name + "}"), place + ": " + name + " unused"));
    }

    private void channel(String place, JsonNode channel) {
        object("channel", place, channel);
        channel.path("servers").forEach(each -> reference(place, each, "#/servers/"));
        each(
                place + ".messages",
                channel.path("messages"),
                (at, each) -> reference(at, each, "#/components/messages/"));
        JsonNode kafka = kafka("kafka channel", place, channel);
        expect(kafka.path("partitions").asInt(0) > 0, place + ": partitions not positive");
        expect(kafka.path("replicas").asInt(0) > 0, place + ": replicas not positive");
        object("kafka topic", place, kafka.path("topicConfiguration"));
        kafka.at("/topicConfiguration/cleanup.policy")
                .forEach(policy ->
                        expect(
                                Set.of("delete", "compact").contains(policy.asString("")),
                                place + ": no cleanup policy"));
    }

    private void operation(String place, JsonNode operation) {
        object("operation", place, operation);
        expect(
                Set.of("send", "receive").contains(operation.path("action").asString("")),
                place + ": action is neither send nor receive");
        reference(place, operation.path("channel"), "#/channels/");
        String channel = operation.at("/channel/$ref").asString("");
        operation.path("messages").forEach(each -> reference(place, each, channel + "/messages/"));
    }

    private void message(String place, JsonNode message) {
        object("message", place, message);
        reference(place, message.path("payload"), "#/components/schemas/");
        schema(place + ".headers", message.path("headers"));
        expect(
                message.at("/headers/type").asString("").equals("object"),
                place + ": headers are no object");
        object("correlation", place, message.path("correlationId"));
        expect(
                EXPRESSION.matcher(message.at("/correlationId/location").asString("")).matches(),
                place + ": location is no runtime expression");
        schema(place, kafka("kafka message", place, message).path("key"));
        message.path("examples").forEach(each -> object("example", place, each));
    }

    private JsonNode kafka(String kind, String place, JsonNode holder) {
        object("bindings", place, holder.path("bindings"));
        JsonNode kafka = holder.at("/bindings/kafka");
        object(kind, place, kafka);
        return kafka;
    }

    private void schema(String place, JsonNode schema) {
        for (String keyword : schema.propertyNames()) {
            expect(KEYWORDS.contains(keyword), place + ": no keyword of draft 07: " + keyword);
        }
        if (schema.has("$ref")) {
            reference(place, schema, "#/components/schemas/");
        }
        each(place, schema.path("properties"), this::schemaAt);
        for (String list : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(list).forEach(each -> schema(place, each));
        }
        if (schema.has("items")) {
            schema(place + "[]", schema.path("items"));
        }
    }

    private void schemaAt(String place, JsonNode schema) {
        expect(schema.isObject(), place + ": is no schema");
        schema(place, schema);
    }

    private void reference(String place, JsonNode holder, String prefix) {
        String reference = holder.path("$ref").asString("");
        expect(reference.startsWith(prefix), place + ": does not refer to " + prefix);
        expect(
                reference.startsWith("#") && !document.at(reference.substring(1)).isMissingNode(),
                place + ": refers to nothing: " + reference);
        expect(holder.size() == 1, place + ": has fields beside $ref");
    }

    private void object(String kind, String place, JsonNode object) {
        Set<String> fields = FIELDS.getOrDefault(kind, Set.of());
        Set<String> missing = new TreeSet<>();
        fields.stream()
                .filter(f -> f.startsWith("!"))
                .map(f -> f.substring(1))
                .forEach(missing::add);
        for (String name : object.propertyNames()) {
            missing.remove(name);
            expect(
                    fields.contains(name) || fields.contains("!" + name),
                    place + ": no field of a " + kind + ": " + name);
        }
        expect(missing.isEmpty(), place + ": a " + kind + " lacks " + missing);
    }

    private void each(String place, JsonNode map, Visit visit) {
        map.properties()
                .forEach(entry -> {
                    String at = place + "." + entry.getKey();
                    expect(NAME.matcher(entry.getKey()).matches(), at + ": is no name");
                    visit.at(at, entry.getValue());
                });
    }

    private void expect(boolean holds, String objection) {
        if (!holds) {
            objections.add(objection);
        }
    }

    private static Map.Entry<String, Set<String>> fields(String kind, String names) {
        return Map.entry(kind, Set.of(names.split(" ", -1)));
    }

    private interface Visit {
        void at(String place, JsonNode value);
    }
}
