package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.raw.RawChain;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Single commands through the gateway, each until a read through the gateway shows it. Offered at
/// steps; a step is sustained if everything offered is visible within a second of its end. The
/// figure is what became visible per second in the best step; of a step that is not sustained, what
/// it came to all the same.
public final class Sustained implements Benchmark {

    private static final List<Double> OFFERED = List.of(330.0, 420.0, 520.0);
    private static final int TOGETHER = 32;
    private static final double LATE_SECONDS = 1;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @Override
    public String name() {
        return "sustained";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var series = new Series();
        try (var chain = new RawChain(setting.store(), setting.broker())) {
            chain.perSecond(TOGETHER, Duration.ofSeconds(1));
            for (var i = 0; i < setting.pace().repetitions(); i++) {
                series.add("visible", best(setting, i));
                series.add("raw", chain.perSecond(TOGETHER, Duration.ofSeconds(4)));
            }
        }
        return List.of(
                new Figure(
                        "single commands through the gateway until visible",
                        "per s",
                        series.spread("visible"),
                        new Goal.AtLeast(300),
                        series.spread("raw"),
                        TOGETHER + " journaled update, produce, poll chains at a time"));
    }

    private static double best(Setting setting, int repetition) {
        var best = 0.0;
        for (var offered : OFFERED) {
            var schedule = Schedule.of(setting.pace().rate(offered), setting.pace().each());
            var outcome = step(setting, schedule, repetition + "o" + Math.round(offered) + "n");
            if (outcome.failed() == 0) {
                best = Math.max(best, outcome.perSecond());
            }
            var late = outcome.seconds() - schedule.intended(schedule.operations()) / 1e9;
            if (outcome.failed() > 0 || late > LATE_SECONDS) {
                break;
            }
        }
        return best;
    }

    private static OpenLoop.Outcome step(Setting setting, Schedule schedule, String series) {
        var gateway = setting.door("gateway");
        var latencies = new Latencies();
        var cpu = setting.cpu();
        var outcome =
                OpenLoop.run(
                        schedule,
                        (number, intended) -> {
                            var body = Bodies.customer(setting.run() + series, number);
                            var accepted = gateway.post(Bodies.CUSTOMERS, body);
                            Waiting.until(gateway, accepted, intended + PATIENCE);
                            latencies.since(intended);
                        });
        setting.say()
                .accept(
                        "offered %.0f/s: visible %.0f/s, intended start → visible p50 %.0f, p99 %.0f ms, %d failed %s; %s"
                                .formatted(
                                        schedule.perSecond(),
                                        outcome.perSecond(),
                                        latencies.millis(50),
                                        latencies.millis(99),
                                        outcome.failed(),
                                        outcome.failed() == 0 ? "" : outcome.firstFailure(),
                                        cpu.shares()));
        return outcome;
    }
}
