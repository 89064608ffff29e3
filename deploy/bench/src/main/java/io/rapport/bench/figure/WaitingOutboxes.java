package io.rapport.bench.figure;

import io.rapport.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;

/// Customers as customer-service stores them when their first event is not published yet: copies of
/// one that it has stored itself, each with an event of its own.
///
/// @param documents to put into the service's database
/// @param messages what the relay will send of them
record WaitingOutboxes(List<Document> documents, List<ProducerRecord<String, byte[]>> messages) {

    private static final int BUCKETS = 16;

    /// By the service's own index: any bucket.
    static final Document PENDING =
            new Document(
                    "pending", new Document("$in", IntStream.range(0, BUCKETS).boxed().toList()));

    static WaitingOutboxes of(Setting setting, String name, int many) throws Exception {
        var model = model(setting, name);
        var golden = new Golden("rapport.customer.registered.v1");
        var now = setting.clock().instant();
        var documents = new ArrayList<Document>();
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = 0; n < many; n++) {
            var id = "cus_" + setting.run() + name + "x" + n;
            var value = golden.value();
            var state = Golden.state(value);
            state.put("canonicalId", id);
            state.put("name", "Waiting " + n);
            state.remove(List.of("parentId", "ownerId", "externalIds"));
            state.putArray("externalIds");
            var message = golden.message(Topics.CUSTOMER, id, 1, id, now, now, value);
            messages.add(message);
            documents.add(
                    new Document(model)
                            .append("_id", id)
                            .append("pending", bucket(id))
                            .append("pendingSince", Date.from(now))
                            .append("outbox", List.of(entry(model.getLong("order"), message))));
        }
        return new WaitingOutboxes(documents, messages);
    }

    /// A customer that the service has created and published.
    private static Document model(Setting setting, String name) throws Exception {
        var customers = setting.store().of("rapport_customer", "customers");
        var id =
                setting.door("customer")
                        .post(Bodies.CUSTOMERS, Bodies.customer(setting.run() + name, 0))
                        .id();
        var byId = new Document("_id", id);
        Setting.await(
                "a published customer",
                Duration.ofSeconds(10),
                () -> {
                    var found = customers.find(byId).first();
                    return found != null && !found.containsKey("pending");
                });
        var model = new Document(Objects.requireNonNull(customers.find(byId).first()));
        model.keySet().removeAll(List.of("keys", "claims"));
        return model;
    }

    private static Document entry(long order, ProducerRecord<String, byte[]> message) {
        var headers = new Document();
        message.headers()
                .forEach(header ->
                        headers.append(
                                header.key(),
                                new String(
                                        header.value(), java.nio.charset.StandardCharsets.UTF_8)));
        return new Document("order", order)
                .append("size", message.value().length + 64 * headers.size())
                .append("topic", message.topic())
                .append("headers", headers)
                .append("value", new Binary(message.value()));
    }

    /// The relay's bucket of an aggregate, which is part of the stored data and never changes.
    private static int bucket(String id) {
        return Math.floorMod(id.hashCode() * 0x9E3779B9, BUCKETS);
    }
}
