package io.rapport.test.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Public records are written out by hand, value by value: one that nobody fills in, or that is
/// filled in from another one's place, compiles. Here each value that the schemas promise of a kind
/// of record must have been published once.
final class PublishedValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PARTS = List.of("state", "personal/clear/state");

    private final Set<String> promised = new TreeSet<>();
    private final Set<String> published = new TreeSet<>();

    /// What the schemas of these events promise and none of them has: `ticket/state/channel`.
    static Set<String> missing(List<ConsumerRecord<byte[], byte[]>> events) {
        var values = new PublishedValues();
        events.forEach(values::add);
        values.promised.removeAll(values.published);
        return values.promised;
    }

    private void add(ConsumerRecord<byte[], byte[]> event) {
        var type = PublishedRecords.text(event.headers().lastHeader("ce_type").value());
        var kind = type.split("\\.", -1)[1];
        var body = JSON.readTree(event.value());
        for (var part : PARTS) {
            var place = kind + "/" + part + "/";
            properties(type, part).forEach(name -> promised.add(place + name));
            body.at("/" + part)
                    .properties()
                    .forEach(each -> {
                        if (!each.getValue().isNull()) {
                            published.add(place + each.getKey());
                        }
                    });
        }
    }

    private static Set<String> properties(String type, String part) {
        var names = new TreeSet<String>();
        JsonNode schema = schema(type);
        for (var step : part.split("/", -1)) {
            schema = schema.path("properties").path(step);
        }
        names.addAll(schema.path("properties").propertyNames());
        return names;
    }

    private static JsonNode schema(String type) {
        var file = "/schemas/" + type + ".json";
        try (var in = PublishedValues.class.getResourceAsStream(file)) {
            return JSON.readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
