package io.rapport.bench.figure;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import io.rapport.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/// How fast the relay empties outboxes that wait for it: the service is stopped, aggregates with
/// one unpublished event each are put into its database, it goes on, and the time runs from the
/// first record on the topic until the last outbox is empty. Subscribers are stopped meanwhile.
/// Beside it the raw sending of the same records and the raw clearing of the same documents, each
/// alone.
public final class Relaying implements Benchmark {

    private static final String RAW_TOPIC = "bench.relay";
    private static final int CLEAR_BATCH = 200;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final String[] SUBSCRIBERS = {
        "analytics", "opportunity", "service-desk", "marketing"
    };

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        setting.broker().ensure(RAW_TOPIC);
        var series = new Series();
        round(setting, "rw", new Series());
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            round(setting, "r" + i, series);
        }
        return List.of(
                new Figure(
                        "relay drain",
                        "events/s",
                        series.spread("drained"),
                        new Goal.ShareOfRaw(0.5),
                        series.spread("raw"),
                        "the lower of raw produce and raw clearing"));
    }

    private static void round(Setting setting, String name, Series series) throws Exception {
        var waiting = WaitingOutboxes.of(setting, name, setting.pace().events());
        var customers = setting.store().of("rapport_customer", "customers");
        var cpu = setting.cpu();
        setting.platform().pause(SUBSCRIBERS);
        try {
            series.add("drained", drain(setting, customers, waiting));
        } finally {
            setting.platform().resume("customer");
            setting.platform().resume(SUBSCRIBERS);
        }
        setting.say().accept("relay: " + cpu.shares());
        var produced = produce(setting, waiting);
        var cleared = clear(setting.store().own("outboxes_" + setting.run() + name), waiting);
        setting.say()
                .accept("raw produce %,.0f/s, raw clearing %,.0f/s".formatted(produced, cleared));
        series.add("raw", Math.min(produced, cleared));
    }

    private static double drain(
            Setting setting, MongoCollection<Document> customers, WaitingOutboxes waiting)
            throws Exception {
        var before = setting.broker().end(Topics.CUSTOMER);
        setting.platform().pause("customer");
        for (var from = 0; from < waiting.documents().size(); from += 1_000) {
            customers.insertMany(waiting.documents().subList(from, from + 1_000));
        }
        setting.platform().resume("customer");
        Setting.await(
                "the first record",
                Duration.ofSeconds(30),
                () -> setting.broker().end(Topics.CUSTOMER) > before);
        var began = System.nanoTime();
        Setting.await(
                "the last record",
                Duration.ofMinutes(1),
                () -> setting.broker().end(Topics.CUSTOMER) >= before + waiting.documents().size());
        Setting.await(
                "the last empty outbox",
                Duration.ofMinutes(1),
                () -> customers.find(WaitingOutboxes.PENDING).limit(1).first() == null);
        return waiting.documents().size() / ((System.nanoTime() - began) / 1e9);
    }

    private static double produce(Setting setting, WaitingOutboxes waiting) throws Exception {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var each : waiting.messages()) {
            messages.add(
                    new ProducerRecord<>(
                            RAW_TOPIC, null, each.key(), each.value(), each.headers()));
        }
        var began = System.nanoTime();
        setting.broker().sendAll(messages);
        return messages.size() / ((System.nanoTime() - began) / 1e9);
    }

    private static double clear(MongoCollection<Document> target, WaitingOutboxes waiting) {
        target.createIndex(new Document("pending", 1).append("pendingSince", 1));
        target.insertMany(waiting.documents());
        var weak = target.withWriteConcern(WriteConcern.W1.withJournal(false));
        var began = System.nanoTime();
        for (var from = 0; from < waiting.documents().size(); from += CLEAR_BATCH) {
            var to = Math.min(waiting.documents().size(), from + CLEAR_BATCH);
            weak.bulkWrite(clearing(waiting.documents().subList(from, to)), UNORDERED);
        }
        var perSecond = waiting.documents().size() / ((System.nanoTime() - began) / 1e9);
        target.drop();
        return perSecond;
    }

    private static List<UpdateOneModel<Document>> clearing(List<Document> documents) {
        return documents.stream()
                .map(document ->
                        new UpdateOneModel<Document>(
                                new Document("_id", document.get("_id"))
                                        .append("order", document.get("order")),
                                new Document("$set", new Document("outbox", List.of()))
                                        .append(
                                                "$unset",
                                                new Document("pending", "")
                                                        .append("pendingSince", ""))))
                .toList();
    }
}
