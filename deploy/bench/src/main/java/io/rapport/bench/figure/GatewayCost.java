package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.util.List;

/// What the gateway adds to a read: every second request goes past it, so that both meet the same
/// machine. Token check, rate limit and circuit breaker are on.
public final class GatewayCost implements Benchmark {

    private static final double PER_SECOND = 200;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var accepted =
                setting.door("customer")
                        .post(Bodies.CUSTOMERS, Bodies.customer(setting.run() + "g", 0));
        var path = Bodies.CUSTOMERS + "/" + accepted.id();
        var series = new Series();
        round(setting, path, new Series());
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            round(setting, path, series);
        }
        return List.of(
                new Figure(
                        "gateway's added p50",
                        "ms",
                        series.spread("added"),
                        new Goal.AtMost(1),
                        series.spread("direct"),
                        "the same read past the gateway"));
    }

    private static void round(Setting setting, String path, Series series) {
        var through = setting.door("gateway");
        var past = setting.door("customer");
        var slow = new Latencies();
        var quick = new Latencies();
        var cpu = setting.cpu();
        OpenLoop.run(
                        Schedule.of(setting.pace().rate(PER_SECOND), setting.pace().each()),
                        (number, intended) -> {
                            var door = number % 2 == 0 ? through : past;
                            door.get(path);
                            (number % 2 == 0 ? slow : quick).since(intended);
                        })
                .orVoid("gateway");
        series.add("added", slow.millis(50) - quick.millis(50));
        series.add("direct", quick.millis(50));
        setting.say()
                .accept(
                        "through p50 %.2f, p99 %.2f ms; past it p50 %.2f, p99 %.2f ms; %s"
                                .formatted(
                                        slow.millis(50),
                                        slow.millis(99),
                                        quick.millis(50),
                                        quick.millis(99),
                                        cpu.shares()));
    }
}
