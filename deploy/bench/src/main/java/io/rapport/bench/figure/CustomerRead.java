package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.platform.Cpu;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// Processor time of analytics per read of a whole customer, all threads counted, past the gateway.
/// A customer has eleven facts: itself, two contacts, three interactions, two deals, a ticket, two
/// touches. Beside it what a bare program needs to read the same facts.
public final class CustomerRead implements Benchmark {

    private static final double PER_SECOND = 200;
    private static final int CUSTOMERS = 50;

    @Override
    public String name() {
        return "customer-read";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var customers = WholeCustomers.publish(setting, CUSTOMERS);
        var series = new Series();
        read(setting, customers, new Series());
        bare(setting, customers, new Series());
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            read(setting, customers, series);
            bare(setting, customers, series);
        }
        return List.of(
                new Figure(
                        "CPU per 360° read, analytics-service",
                        "ms",
                        series.spread("cpu"),
                        new Goal.AtMost(1),
                        series.spread("raw cpu"),
                        "a bare program: find the same facts by index"),
                new Figure(
                        "360° read, p50",
                        "ms",
                        series.spread("p50"),
                        new Goal.Told(),
                        series.spread("raw p50"),
                        "the same"));
    }

    private static void read(Setting setting, List<String> customers, Series series) {
        var analytics = setting.door("analytics");
        var latencies = new Latencies();
        var cpu = setting.cpu();
        var outcome =
                OpenLoop.run(
                                Schedule.of(setting.pace().rate(PER_SECOND), setting.pace().each()),
                                (number, intended) -> {
                                    var id = customers.get(number % customers.size());
                                    analytics.get(Bodies.WHOLE_CUSTOMER + id);
                                    latencies.since(intended);
                                })
                        .orVoid("customer read");
        series.add("cpu", cpu.millis("analytics") / outcome.operations());
        series.add("p50", latencies.millis(50));
        setting.say()
                .accept(
                        "per read: analytics %.2f ms, store %.2f; p99 %.1f ms; %s"
                                .formatted(
                                        cpu.millis("analytics") / outcome.operations(),
                                        cpu.millis("store") / outcome.operations(),
                                        latencies.millis(99),
                                        cpu.shares()));
    }

    private static void bare(Setting setting, List<String> customers, Series series) {
        var facts = Facts.of(setting.store());
        var latencies = new Latencies();
        var cpu = setting.cpu();
        var outcome =
                OpenLoop.run(
                                Schedule.of(
                                        setting.pace().rate(PER_SECOND),
                                        setting.pace().each().dividedBy(3)),
                                (number, intended) -> {
                                    var id = customers.get(number % customers.size());
                                    facts.find(
                                                    new Document("tenant", "default")
                                                            .append("customerId", id))
                                            .into(new ArrayList<>());
                                    latencies.since(intended);
                                })
                        .orVoid("bare reads");
        series.add("raw cpu", cpu.millis(Cpu.GENERATOR) / outcome.operations());
        series.add("raw p50", latencies.millis(50));
    }
}
