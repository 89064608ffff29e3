package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.raw.RawChain;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// From the service's acceptance of a command to the end of the first read that contains it, at 100
/// commands a second, past the gateway. The read carries the command's token, so it is answered as
/// soon as the view holds the command and not before.
public final class Acceptance implements Benchmark {

    private static final double PER_SECOND = 100;
    private static final Map<String, Double> GOALS = Map.of("p50", 12.0, "p95", 50.0, "p99", 150.0);

    @Override
    public String name() {
        return "acceptance";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var series = new Series();
        try (var chain = new RawChain(setting.store(), setting.broker())) {
            chain.run(
                    Schedule.of(
                            setting.pace().rate(PER_SECOND), setting.pace().each().dividedBy(3)));
            for (var i = 0; i < setting.pace().repetitions(); i++) {
                platform(setting, i, series);
                var raw =
                        chain.run(
                                Schedule.of(
                                        setting.pace().rate(PER_SECOND),
                                        setting.pace().each().dividedBy(2)));
                add(series, "raw ", raw);
            }
        }
        var figures = new ArrayList<Figure>();
        for (var percentile : List.of("p50", "p95", "p99")) {
            figures.add(figure(series, percentile));
        }
        return figures;
    }

    private static Figure figure(Series series, String percentile) {
        return new Figure(
                "acceptance → first read with it, " + percentile,
                "ms",
                series.spread(percentile),
                new Goal.AtMost(GOALS.getOrDefault(percentile, 0.0)),
                series.spread("raw " + percentile),
                "journaled update, produce, poll");
    }

    private static void platform(Setting setting, int repetition, Series series) {
        var customers = setting.door("customer");
        var analytics = setting.door("analytics");
        var answered = new Latencies();
        var seen = new Latencies();
        var cpu = setting.cpu();
        Duration each = setting.pace().each();
        OpenLoop.run(
                        Schedule.of(setting.pace().rate(PER_SECOND), each),
                        (number, intended) -> {
                            var body = Bodies.customer(setting.run() + "v" + repetition, number);
                            var accepted = customers.post(Bodies.CUSTOMERS, body);
                            var at = System.nanoTime();
                            answered.record(at - intended);
                            analytics.getSeeing(
                                    Bodies.WHOLE_CUSTOMER + accepted.id(), accepted.seen());
                            seen.since(at);
                        })
                .orVoid("acceptance");
        add(series, "", seen);
        setting.say()
                .accept(
                        "answer after its intended start: p50 %.1f, p99 %.1f ms; until seen p99.9 %.1f ms; %s"
                                .formatted(
                                        answered.millis(50),
                                        answered.millis(99),
                                        seen.millis(99.9),
                                        cpu.shares()));
    }

    private static void add(Series series, String prefix, Latencies latencies) {
        series.add(prefix + "p50", latencies.millis(50));
        series.add(prefix + "p95", latencies.millis(95));
        series.add(prefix + "p99", latencies.millis(99));
    }
}
