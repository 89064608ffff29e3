package io.rapport.contracts.schema;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.StateTopics;
import io.rapport.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The AsyncAPI 3.0 document of everything that is published, made from the catalogue, the
/// committed schemas and examples, and the README's words. It stands alone: no reference leaves it.
final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BINDING = "0.5.0";
    private static final String ID = HeaderForms.ID;
    private static final Set<String> OPTIONAL =
            Set.of(
                    EventHeaders.CUSTOMER_ID,
                    EventHeaders.REPLACES,
                    EventHeaders.CORRELATION_ID,
                    EventHeaders.CAUSATION_ID,
                    EventHeaders.HOPS,
                    EventHeaders.IMPORT,
                    EventHeaders.TRACEPARENT);

    private final ReadmeText readme = new ReadmeText();
    private final ObjectNode document = JSON.createObjectNode();
    private final ObjectNode channels = JSON.createObjectNode();
    private final ObjectNode operations = JSON.createObjectNode();
    private final ObjectNode messages = JSON.createObjectNode();
    private final ObjectNode schemas = JSON.createObjectNode();

    private AsyncApi() {}

    static ObjectNode document() {
        return new AsyncApi().build();
    }

    private ObjectNode build() {
        head();
        headerSchemas();
        Topics.all().forEach(this::topic);
        document.set("channels", channels);
        document.set("operations", operations);
        ObjectNode components = document.putObject("components");
        components.set("messages", messages);
        components.set("schemas", schemas);
        return document;
    }

    private void head() {
        document.put("asyncapi", "3.0.0").put("id", "urn:rapport:events");
        document.putObject("info")
                .put("title", "Rapport: published events")
                .put("version", "1")
                .put(
                        "description",
                        "What happens in Rapport, as CloudEvents 1.0 on Kafka (binary mode)."
                                + " Delivery is at least once; keep the subscriber's rule, which"
                                + " the page of each topic gives. The version counts incompatible"
                                + " changes of this document; each event carries its own.");
        document.put("defaultContentType", EventHeaders.JSON);
        ObjectNode server = document.putObject("servers").putObject("kafka");
        server.put("host", "{bootstrap}").put("protocol", "kafka");
        server.put("description", "The cluster that the operator of Rapport names.");
        server.putObject("variables").putObject("bootstrap").put("default", "127.0.0.1:9092");
    }

    private void topic(String events) {
        List<Family> families = Family.of(events);
        if (families.isEmpty()) {
            return;
        }
        ObjectNode channel = channel(events, readme.of(events), "delete");
        families.forEach(family -> family.events().forEach(entry -> event(channel, family, entry)));
        ObjectNode states =
                channel(
                        StateTopics.of(events),
                        "The newest state of every aggregate of `" + events + "`, to start from.",
                        "compact");
        families.forEach(family -> state(states, family));
        operation(events, "Publishes what happened.");
        operation(StateTopics.of(events), "Keeps the newest state of every aggregate.");
    }

    private ObjectNode channel(String topic, String description, String cleanup) {
        ObjectNode channel = channels.putObject(topic);
        channel.put("address", topic).put("description", description);
        channel.putArray("servers").addObject().put("$ref", "#/servers/kafka");
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic).put("partitions", Topics.PARTITIONS).put("replicas", 3);
        ObjectNode settings = kafka.putObject("topicConfiguration");
        settings.putArray("cleanup.policy").add(cleanup);
        if (cleanup.equals("delete")) {
            settings.put("retention.ms", -1);
        }
        kafka.put("bindingVersion", BINDING);
        return channel;
    }

    private void operation(String topic, String summary) {
        ObjectNode operation = operations.putObject("send." + topic);
        operation.put("action", "send").put("summary", summary);
        operation.put("description", summary + " Others subscribe; nobody else may write.");
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        ArrayNode sent = operation.putArray("messages");
        channels.required(topic)
                .required("messages")
                .propertyNames()
                .forEach(name ->
                        sent.addObject().put("$ref", "#/channels/" + topic + "/messages/" + name));
    }

    private void event(ObjectNode channel, Family family, EventCatalogue.Entry entry) {
        ObjectNode payload = (ObjectNode) Resources.json(Resources.SCHEMAS, entry.type());
        payload.remove(List.of("$schema", "$id"));
        ObjectNode properties = (ObjectNode) payload.get("properties");
        JsonNode state = properties.get("state");
        JsonNode known = schemas.get(family.stateName());
        if (known == null) {
            schemas.set(family.stateName(), state);
        }
        if (known == null || known.equals(state)) {
            properties.putObject("state").put("$ref", schema(family.stateName()));
        }
        schemas.set(entry.type(), payload);

        ObjectNode message = message(channel, entry.type(), entry.type());
        message.put("title", family.words() + ": " + entry.type());
        message.put("description", payload.path("description").asString());
        ObjectNode fixed = JSON.createObjectNode();
        fixed.putObject(EventHeaders.TYPE)
                .put("const", entry.type())
                .put("description", readme.of(EventHeaders.TYPE));
        fixed.putObject(EventHeaders.DATA_SCHEMA)
                .put("pattern", "[:/]" + entry.type().replace(".", "\\.") + "$")
                .put("description", readme.of(EventHeaders.DATA_SCHEMA));
        headers(message, "EventHeaders", fixed);
        example(message, ExampleRecord.event(family, entry));
    }

    private void state(ObjectNode channel, Family family) {
        String name = family.key() + ".state";
        String words = "The newest state of one " + family.words() + ", without what changed.";
        ObjectNode value =
                JSON.createObjectNode()
                        .put("title", "Newest" + family.stateName())
                        .put("description", words)
                        .put("type", "object");
        ObjectNode properties = value.putObject("properties");
        properties.putObject("state").put("$ref", schema(family.stateName()));
        JsonNode personal = personal(family);
        if (!personal.isMissingNode()) {
            properties.set("personal", personal);
        }
        value.putArray("required").add("state");
        schemas.set(name, value);

        ObjectNode message = message(channel, name, name);
        message.put("title", family.words() + ": newest state");
        message.put("description", words);
        ArrayNode types = JSON.createArrayNode();
        family.events().forEach(entry -> types.add(entry.type()));
        ObjectNode fixed = JSON.createObjectNode();
        fixed.putObject(EventHeaders.TYPE)
                .put("description", "The event that left this state; more may come.")
                .set("examples", types);
        headers(message, "StateHeaders", fixed);
        example(message, ExampleRecord.state(family));
    }

    /// The personal part without what changed of it.
    private static JsonNode personal(Family family) {
        String any = family.events().get(0).type();
        JsonNode personal = Resources.json(Resources.SCHEMAS, any).at("/properties/personal");
        if (personal.at("/properties/clear") instanceof ObjectNode clear) {
            ((ObjectNode) clear.required("properties")).remove("change");
            for (ObjectNode each : List.of((ObjectNode) personal, clear)) {
                each.put("title", "Newest" + each.path("title").asString());
            }
        }
        return personal;
    }

    private ObjectNode message(ObjectNode channel, String name, String payload) {
        channel.withObject("messages").putObject(name).put("$ref", "#/components/messages/" + name);
        ObjectNode message = messages.putObject(name);
        message.put("name", name).put("contentType", EventHeaders.JSON);
        message.putObject("payload").put("$ref", schema(payload));
        message.putObject("correlationId")
                .put("location", "$message.header#/" + EventHeaders.CORRELATION_ID);
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .put("pattern", ID)
                .put("description", "Aggregate id, the same as `ce_subject`.");
        kafka.put("bindingVersion", BINDING);
        return message;
    }

    private static void headers(ObjectNode message, String base, ObjectNode fixed) {
        ArrayNode all = message.putObject("headers").put("type", "object").putArray("allOf");
        all.addObject().put("$ref", schema(base));
        all.addObject().set("properties", fixed);
    }

    private static void example(ObjectNode message, ExampleRecord example) {
        ObjectNode shown = message.putArray("examples").addObject();
        ObjectNode headers = shown.putObject("headers");
        example.headers().forEach(headers::put);
        shown.set("payload", example.value());
    }

    private void headerSchemas() {
        ObjectNode events = described("EventHeaders", "The headers of an event: CloudEvents 1.0.");
        ObjectNode properties = events.putObject("properties");
        ArrayNode required = events.putArray("required");
        for (Map.Entry<String, String> header : readme.headers().entrySet()) {
            ObjectNode property = properties.putObject(header.getKey());
            property.put("description", header.getValue()).put("type", "string");
            HeaderForms.of(header.getKey()).forEach(property::put);
            if (!OPTIONAL.contains(header.getKey())) {
                required.add(header.getKey());
            }
        }
        ObjectNode states =
                described("StateHeaders", "The headers of the event that left a state, and one.");
        states.putArray("allOf").addObject().put("$ref", schema("EventHeaders"));
        states.putObject("properties")
                .putObject(StateTopics.EVENT_OFFSET)
                .put("description", readme.of(StateTopics.EVENT_OFFSET))
                .put("type", "string")
                .put("pattern", "^[0-9]+$");
        states.putArray("required").add(StateTopics.EVENT_OFFSET);
    }

    private ObjectNode described(String name, String description) {
        return schemas.putObject(name)
                .put("title", name)
                .put("description", description)
                .put("type", "object");
    }

    private static String schema(String name) {
        return "#/components/schemas/" + name;
    }
}
