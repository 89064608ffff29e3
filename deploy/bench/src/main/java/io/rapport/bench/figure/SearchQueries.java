package io.rapport.bench.figure;

import com.mongodb.client.MongoCollection;
import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/// Search among 200,000 customers and 100,000 deals, put onto the topics as events, for a caller
/// who sees them all: names, sounds, initials, surnames that thousands have, ids. Beside it a bare
/// program that reads as many entries of the same collection by one token.
public final class SearchQueries implements Benchmark {

    private static final double PER_SECOND = 20;
    private static final int LOAD_AT_ONCE = 20_000;
    private static final String GROUP = "analytics-service.search";
    private static final String TOKENS = "state.personal.tokens";

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var portfolio = Portfolio.of(setting);
        var records = new SearchRecords(portfolio, setting.clock().instant());
        var deals = setting.pace().opportunities();
        load(setting, records, 2 * deals, deals);
        var entries =
                setting.store()
                        .of(
                                "rapport_analytics",
                                setting.store().names("rapport_analytics", "search_g").getFirst());
        ask(setting, records, new Series());
        raw(setting, entries, new Series());
        var series = new Series();
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            ask(setting, records, series);
            raw(setting, entries, series);
        }
        return List.of(
                new Figure(
                        "search, p95 at %,d customers and %,d deals".formatted(2 * deals, deals),
                        "ms",
                        series.spread("p95"),
                        new Goal.AtMost(100),
                        series.spread("raw p95"),
                        "twenty entries by one token and its index, p95"),
                new Figure(
                        "search, p50",
                        "ms",
                        series.spread("p50"),
                        new Goal.Told(),
                        series.spread("raw p50"),
                        "the same, p50"));
    }

    private static void load(Setting setting, SearchRecords records, int customers, int deals)
            throws Exception {
        var began = System.nanoTime();
        for (var n = 0; n < customers; n += LOAD_AT_ONCE) {
            setting.broker().sendAll(records.customers(n, Math.min(customers, n + LOAD_AT_ONCE)));
        }
        for (var n = 0; n < deals; n += LOAD_AT_ONCE) {
            setting.broker()
                    .sendAll(records.deals(n, Math.min(deals, n + LOAD_AT_ONCE), customers));
        }
        for (var topic :
                List.of(
                        io.rapport.contracts.Topics.CUSTOMER,
                        io.rapport.contracts.Topics.OPPORTUNITY)) {
            var end = setting.broker().end(topic);
            for (var name : List.of(GROUP, Projecting.GROUP)) {
                var group = setting.broker().group(name);
                Setting.await(
                        "the last event of " + topic + " in " + group,
                        Duration.ofMinutes(10),
                        () -> setting.broker().committed(group, topic) >= end);
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        setting.say()
                .accept(
                        "%,d customers and %,d deals, in both views after %.0f s (%,.0f events/s)"
                                .formatted(
                                        customers, deals, seconds, (customers + deals) / seconds));
    }

    private static void ask(Setting setting, SearchRecords records, Series series) {
        var analytics = setting.door("analytics");
        var latencies = new Latencies();
        var cpu = setting.cpu();
        var outcome =
                OpenLoop.run(
                                Schedule.of(setting.pace().rate(PER_SECOND), setting.pace().each()),
                                (number, intended) -> {
                                    var q =
                                            URLEncoder.encode(
                                                    records.question(number),
                                                    StandardCharsets.UTF_8);
                                    analytics.get("/api/v1/search?q=" + q);
                                    latencies.since(intended);
                                })
                        .orVoid("search");
        series.add("p50", latencies.millis(50));
        series.add("p95", latencies.millis(95));
        setting.say()
                .accept(
                        "search: p50 %.1f, p95 %.1f, p99 %.1f ms; per question: analytics %.2f ms, store %.2f; %s"
                                .formatted(
                                        latencies.millis(50),
                                        latencies.millis(95),
                                        latencies.millis(99),
                                        cpu.millis("analytics") / outcome.operations(),
                                        cpu.millis("store") / outcome.operations(),
                                        cpu.shares()));
    }

    private static void raw(Setting setting, MongoCollection<Document> entries, Series series) {
        var latencies = new Latencies();
        var tokens = List.of("zhang", "zw", "zhangwei", "anna", "schm");
        OpenLoop.run(
                        Schedule.of(
                                setting.pace().rate(PER_SECOND),
                                setting.pace().each().dividedBy(3)),
                        (number, intended) -> {
                            entries.find(
                                            new Document("tenant", "default")
                                                    .append(
                                                            TOKENS,
                                                            tokens.get(number % tokens.size())))
                                    .limit(20)
                                    .into(new ArrayList<>());
                            latencies.since(intended);
                        })
                .orVoid("bare reads");
        series.add("raw p50", latencies.millis(50));
        series.add("raw p95", latencies.millis(95));
    }
}
