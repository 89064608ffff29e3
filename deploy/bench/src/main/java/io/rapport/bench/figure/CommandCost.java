package io.rapport.bench.figure;

import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.platform.Cpu;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/// Processor time of the owning service per create command, all threads of the process counted: the
/// request, its relay, and what the service does when idle. Beside it what a bare program needs for
/// the same writes.
public final class CommandCost implements Benchmark {

    private static final double PER_SECOND = 200;
    private static final String RAW_TOPIC = "bench.cost";
    private static final int VALUE_BYTES = 700;

    @Override
    public String name() {
        return "command-cost";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        setting.broker().ensure(RAW_TOPIC);
        var series = new Series();
        bare(setting);
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            series.add("command", command(setting, i));
            series.add("raw", bare(setting));
        }
        return List.of(
                new Figure(
                        "CPU per create command, customer-service",
                        "ms",
                        series.spread("command"),
                        new Goal.AtMost(1.1),
                        series.spread("raw"),
                        "a bare program: insert a document, produce, clear it"));
    }

    private static double command(Setting setting, int repetition) {
        var customers = setting.door("customer");
        var cpu = setting.cpu();
        var outcome =
                OpenLoop.run(
                                Schedule.of(setting.pace().rate(PER_SECOND), setting.pace().each()),
                                (number, _) ->
                                        customers.post(
                                                Bodies.CUSTOMERS,
                                                Bodies.customer(
                                                        setting.run() + "c" + repetition, number)))
                        .orVoid("command cost");
        var perCommand = cpu.millis("customer") / outcome.operations();
        setting.say()
                .accept(
                        "per command: customer-service %.2f ms, store %.2f, broker %.2f; %s"
                                .formatted(
                                        perCommand,
                                        cpu.millis("store") / outcome.operations(),
                                        cpu.millis("kafka") / outcome.operations(),
                                        cpu.shares()));
        return perCommand;
    }

    private static double bare(Setting setting) {
        var documents = setting.store().own("cost");
        var cpu = setting.cpu();
        var outcome =
                OpenLoop.run(
                                Schedule.of(
                                        setting.pace().rate(PER_SECOND),
                                        setting.pace().each().dividedBy(3)),
                                (_, _) -> {
                                    var id = UUID.randomUUID().toString();
                                    documents.insertOne(
                                            new Document("_id", id)
                                                    .append("text", "x".repeat(VALUE_BYTES)));
                                    setting.broker()
                                            .send(
                                                    new ProducerRecord<>(
                                                            RAW_TOPIC, id, new byte[VALUE_BYTES]))
                                            .get();
                                    documents.updateOne(
                                            new Document("_id", id),
                                            new Document("$set", new Document("done", true)));
                                })
                        .orVoid("bare writes");
        return cpu.millis(Cpu.GENERATOR) / outcome.operations();
    }
}
