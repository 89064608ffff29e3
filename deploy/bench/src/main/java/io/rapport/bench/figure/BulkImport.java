package io.rapport.bench.figure;

import io.rapport.bench.raw.RawStore;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/// Deals with a history of two steps by the bulk endpoint through the gateway, in batches and
/// streams as the launcher's import sends them, until analytics shows every event.
public final class BulkImport implements Benchmark {

    private static final int BATCH = 400;
    private static final int STREAMS = 2;
    private static final int EVENTS_PER_DEAL = 2;
    private static final int VALUE_BYTES = 700;
    private static final String RAW_TOPIC = "bench.import";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var portfolio = Portfolio.of(setting);
        setting.broker().ensure(RAW_TOPIC);
        var deals = setting.pace().deals();
        send(setting, portfolio, "warm", Math.min(BATCH, deals));
        raw(setting, "warm", BATCH);
        var series = new Series();
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            var cpu = setting.cpu();
            series.add("deals", send(setting, portfolio, "deal" + i, deals));
            setting.say().accept("import: " + cpu.shares());
            series.add("raw", raw(setting, setting.run() + i, deals));
        }
        return List.of(
                new Figure(
                        "bulk import until visible",
                        "deals/s",
                        series.spread("deals"),
                        new Goal.AtLeast(300),
                        series.spread("raw"),
                        "per deal a claim and a document inserted, 2 records, 2 facts upserted"));
    }

    private static double send(Setting setting, Portfolio portfolio, String name, int deals)
            throws Exception {
        var gateway = setting.door("gateway");
        var correlation = "bench-" + setting.run() + "-" + name;
        var batches = new ArrayList<Callable<Void>>();
        for (var from = 0; from < deals; from += BATCH) {
            var lines =
                    Bodies.lines(from, Math.min(deals, from + BATCH), n -> portfolio.deal(name, n));
            batches.add(() -> {
                gateway.bulk("/api/v1/opportunities/bulk", lines, correlation);
                return null;
            });
        }
        var began = System.nanoTime();
        try (var streams = Executors.newFixedThreadPool(STREAMS)) {
            for (var sent : streams.invokeAll(batches)) {
                sent.get();
            }
        }
        var accepted = (System.nanoTime() - began) / 1e9;
        var path = "/api/v1/views/imports/" + correlation;
        Setting.await(
                "the import's last event",
                Duration.ofMinutes(1),
                () -> gateway.get(path).path("visible").asInt() >= EVENTS_PER_DEAL * deals);
        var seconds = (System.nanoTime() - began) / 1e9;
        setting.say()
                .accept(
                        "import of %,d deals: accepted after %.1f s, visible after %.1f s"
                                .formatted(deals, accepted, seconds));
        return deals / seconds;
    }

    private static double raw(Setting setting, String series, int deals) throws Exception {
        var documents = documents(series + "d", deals);
        var claims = documents(series + "c", deals);
        var facts = documents(series + "f", deals * EVENTS_PER_DEAL);
        var began = System.nanoTime();
        for (var from = 0; from < deals; from += BATCH) {
            var to = Math.min(deals, from + BATCH);
            setting.store().own("import_claims").insertMany(claims.subList(from, to));
            setting.store().own("import_deals").insertMany(documents.subList(from, to));
            setting.broker().sendAll(messages(EVENTS_PER_DEAL * (to - from)));
            RawStore.upsert(
                    setting.store().own("import_facts"),
                    facts.subList(EVENTS_PER_DEAL * from, EVENTS_PER_DEAL * to),
                    BATCH);
        }
        return deals / ((System.nanoTime() - began) / 1e9);
    }

    private static List<Document> documents(String series, int many) {
        var documents = new ArrayList<Document>();
        for (var n = 0; n < many; n++) {
            documents.add(new Document("_id", series + n).append("text", "x".repeat(VALUE_BYTES)));
        }
        return documents;
    }

    private static List<ProducerRecord<String, byte[]>> messages(int many) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = 0; n < many; n++) {
            messages.add(new ProducerRecord<>(RAW_TOPIC, "key" + n, new byte[VALUE_BYTES]));
        }
        return messages;
    }
}
