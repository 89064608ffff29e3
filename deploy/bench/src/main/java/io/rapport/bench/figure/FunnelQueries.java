package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The funnel by each of its cuts, at present and as of past days, while deals go on changing;
/// first with so many deals, then with twice as many. The deals are put onto the topic as events.
public final class FunnelQueries implements Benchmark {

    private static final double PER_SECOND = 5;
    private static final int LOAD_AT_ONCE = 20_000;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-02-01");
    private static final List<String> CUTS =
            List.of(
                    "stage",
                    "owner",
                    "team",
                    "product",
                    "customer.region",
                    "owner.region",
                    "industry",
                    "period");

    @Override
    public String name() {
        return "funnel";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var portfolio = Portfolio.of(setting);
        var deals = new OpportunityEvents(portfolio, "f", setting.clock().instant());
        var once = setting.pace().opportunities();
        load(setting, deals, 0, once);
        var first = new Series();
        ask(setting, deals, once, first);
        load(setting, deals, once, 2 * once);
        var second = new Series();
        ask(setting, deals, 2 * once, second);
        var figures = new ArrayList<Figure>();
        for (var kind : List.of("as of now", "as of a past day")) {
            figures.add(
                    new Figure(
                            "funnel %s, p95 at %,d opportunities".formatted(kind, once),
                            "ms",
                            first.spread(kind),
                            new Goal.AtMost(100),
                            first.spread("raw"),
                            "plain grouping of as many records in memory, p95"));
            figures.add(
                    new Figure(
                            "funnel %s, p95 at %,d opportunities".formatted(kind, 2 * once),
                            "ms",
                            second.spread(kind),
                            new Goal.LessThanTimesRaw(2),
                            first.spread(kind),
                            "the figure above, at half as many"));
        }
        return figures;
    }

    private static void load(Setting setting, OpportunityEvents deals, int from, int to)
            throws Exception {
        var began = System.nanoTime();
        var events = 0;
        for (var n = from; n < to; n += LOAD_AT_ONCE) {
            var messages = deals.histories(n, Math.min(to, n + LOAD_AT_ONCE));
            setting.broker().sendAll(messages);
            events += messages.size();
        }
        Projecting.awaitCommitted(setting, setting.broker().group(Projecting.GROUP));
        var seconds = (System.nanoTime() - began) / 1e9;
        setting.say()
                .accept(
                        "%,d deals, %,d events, in the views after %.0f s (%,.0f events/s, produced meanwhile)"
                                .formatted(to - from, events, seconds, events / seconds));
        // The first question after a load folds everything once; it is told, not measured.
        var first = System.nanoTime();
        setting.door("analytics").get("/api/v1/funnel");
        setting.say()
                .accept("first question: %.0f ms".formatted((System.nanoTime() - first) / 1e6));
    }

    private static void ask(Setting setting, OpportunityEvents deals, int many, Series series)
            throws Exception {
        round(setting, deals, new Series(), "warm");
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            round(setting, deals, series, "n" + many + "r" + i);
            series.add("raw", PlainGrouping.p95Millis(many));
        }
    }

    /// Every second question is of a past day; between two questions a deal is opened.
    private static void round(
            Setting setting, OpportunityEvents deals, Series series, String name) {
        var analytics = setting.door("analytics");
        var now = new Latencies();
        var past = new Latencies();
        var changing = deals.also(name);
        var cpu = setting.cpu();
        OpenLoop.run(
                        Schedule.of(setting.pace().rate(PER_SECOND), setting.pace().each()),
                        (number, intended) -> {
                            setting.broker().sendAll(changing.opened(number, number + 1));
                            var cut = "/api/v1/funnel?by=" + CUTS.get(number / 2 % CUTS.size());
                            if (number % 2 == 0) {
                                analytics.get(cut);
                                now.since(intended);
                            } else {
                                analytics.get(cut + "&asOf=" + anyDay());
                                past.since(intended);
                            }
                        })
                .orVoid("funnel");
        series.add("as of now", now.millis(95));
        series.add("as of a past day", past.millis(95));
        setting.say()
                .accept(
                        "as of now p50 %.1f, p95 %.1f ms; as of a past day p50 %.1f, p95 %.1f ms; %s"
                                .formatted(
                                        now.millis(50),
                                        now.millis(95),
                                        past.millis(50),
                                        past.millis(95),
                                        cpu.shares()));
    }

    private static LocalDate anyDay() {
        return FIRST_DAY.plusDays(ThreadLocalRandom.current().nextInt(500));
    }
}
