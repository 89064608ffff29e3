package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.platform.Door;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.bson.Document;

/// Lists of 200,000 customers and 100,000 deals, imported by the bulk endpoints of their services:
/// in every order that the services declare, for somebody who sees all and for a seller who sees
/// what they own, with filters and without, first pages and later ones. Beside it a bare program
/// that reads as many documents of the same collection by an index and in its order.
public final class RecordLists implements Benchmark {

    private static final double PER_SECOND = 20;
    private static final int BATCH = 1_000;
    private static final int STREAMS = 2;
    private static final int PAGE = 50;
    private static final int QUESTIONS_EACH = 4;

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var portfolio = Portfolio.of(setting);
        var deals = setting.pace().opportunities();
        load(setting, portfolio, 2 * deals, deals);
        var seller = "bench-" + setting.run();
        setting.platform().link(seller, portfolio.employees().getFirst(), List.of("seller"));
        var sellers = setting.platform().token(seller);
        var questions = questions(setting, sellers);
        ask(setting, questions, new Series());
        raw(setting, new Series());
        var series = new Series();
        for (var i = 0; i < setting.pace().repetitions(); i++) {
            ask(setting, questions, series);
            raw(setting, series);
        }
        return List.of(
                new Figure(
                        "lists, p95 at %,d customers and %,d deals".formatted(2 * deals, deals),
                        "ms",
                        series.spread("p95"),
                        new Goal.AtMost(60),
                        series.spread("raw p95"),
                        "fifty documents by an index, in its order, p95"),
                new Figure(
                        "lists, p50",
                        "ms",
                        series.spread("p50"),
                        new Goal.Told(),
                        series.spread("raw p50"),
                        "the same, p50"));
    }

    /// One list that is asked for.
    ///
    /// @param what as a line tells it
    private record Question(String what, Door door, String path) {}

    private static void load(Setting setting, Portfolio portfolio, int customers, int deals)
            throws Exception {
        var began = System.nanoTime();
        send(setting.door("customer"), "customers", customers, n -> customer(setting, n));
        send(setting.door("opportunity"), "opportunities", deals, n -> deal(portfolio, n));
        setting.say()
                .accept(
                        "%,d customers and %,d deals imported in %.0f s"
                                .formatted(customers, deals, (System.nanoTime() - began) / 1e9));
        for (var topic :
                List.of(
                        io.rapport.contracts.Topics.CUSTOMER,
                        io.rapport.contracts.Topics.OPPORTUNITY)) {
            var group = setting.broker().group(Projecting.GROUP);
            Setting.await(
                    "the last event of " + topic + " in " + group,
                    Duration.ofMinutes(10),
                    () -> setting.broker().committed(group, topic) >= setting.broker().end(topic));
        }
    }

    private static void send(Door door, String what, int many, IntFunction<String> item)
            throws Exception {
        var batches = new ArrayList<Callable<Void>>();
        for (var from = 0; from < many; from += BATCH) {
            var first = from;
            batches.add(() -> {
                var lines = Bodies.lines(first, Math.min(many, first + BATCH), item);
                door.bulk("/api/v1/" + what + "/bulk", lines, null);
                return null;
            });
        }
        try (var streams = Executors.newFixedThreadPool(STREAMS)) {
            for (var sent : streams.invokeAll(batches)) {
                sent.get();
            }
        }
    }

    private static String customer(Setting setting, int n) {
        return """
        {"externalId":%s,"kind":"ORGANIZATION","name":"%s %d","industry":"%s","region":"%s",\
        "ownerExternalId":%s}\
        """
                .formatted(
                        Bodies.external(setting.run(), "listed", n),
                        SearchRecords.firm(n),
                        n % 977,
                        Bodies.industry(n),
                        Bodies.region(n),
                        Bodies.external(setting.run(), "employee", n % Portfolio.EMPLOYEES));
    }

    private static String deal(Portfolio portfolio, int n) {
        return """
        {"externalId":%s,"name":"Line %d","customerExternalId":%s,"ownerExternalId":%s,\
        "amount":{"amount":"%d","currency":"%s"},"expectedCloseOn":"2026-%02d-%02d",\
        "history":[{"type":"entered","stageId":"%s","effectiveAt":"2026-0%d-%02dT08:00:00Z"}]}\
        """
                .formatted(
                        Bodies.external(portfolio.run(), "listed", n),
                        n,
                        Bodies.external(portfolio.run(), "listed", n),
                        Bodies.external(portfolio.run(), "employee", n % Portfolio.EMPLOYEES),
                        500 + n * 37 % 90_000,
                        n % 3 == 0 ? "CNY" : "EUR",
                        1 + n % 12,
                        1 + n % 28,
                        portfolio.stages().get(n % 2),
                        1 + n % 9,
                        1 + n % 28);
    }

    private static List<Question> questions(Setting setting, String seller)
            throws IOException, InterruptedException {
        var questions = new ArrayList<Question>();
        for (var caller : List.of(setting.token(), seller)) {
            var who = caller.equals(seller) ? "a seller's " : "all ";
            add(questions, who, setting.door("customer", caller), "customers", customerFilters());
            add(
                    questions,
                    who,
                    setting.door("opportunity", caller),
                    "opportunities",
                    dealFilters());
        }
        return questions;
    }

    private static List<String> customerFilters() {
        return List.of("", "&region=North", "&industry=energy&region=South");
    }

    private static List<String> dealFilters() {
        return List.of("", "&status=OPEN", "&status=OPEN&currency=CNY");
    }

    /// Every order of the kind that its service tells in its metadata, on each of these filters.
    private static void add(
            List<Question> questions, String who, Door door, String kind, List<String> filters)
            throws IOException, InterruptedException {
        for (var order : orders(door, kind)) {
            for (var filter : filters) {
                if (order.contains("amount") && !filter.contains("currency=")) {
                    continue;
                }
                var path = "/api/v1/%s?limit=%d&sort=%s%s".formatted(kind, PAGE, order, filter);
                questions.add(new Question(who + path, door, path));
                var cursor = door.get(path).path("nextCursor").asString("");
                if (!cursor.isEmpty()) {
                    questions.add(
                            new Question(
                                    who + path + ", second page",
                                    door,
                                    path + "&cursor=" + cursor));
                }
            }
        }
    }

    private static List<String> orders(Door door, String kind)
            throws IOException, InterruptedException {
        var orders = new ArrayList<String>();
        orders.add("");
        for (var each : door.get("/api/v1/metadata").path("kinds")) {
            if (each.path("path").asString().endsWith("/" + kind)) {
                each.path("sorts").forEach(order -> orders.add(order.asString()));
            }
        }
        if (orders.size() == 1) {
            throw new IllegalStateException("The metadata tells no order of " + kind);
        }
        return orders;
    }

    private static void ask(Setting setting, List<Question> questions, Series series) {
        var all = new Latencies();
        var each = questions.stream().map(_ -> new Latencies()).toList();
        var cpu = setting.cpu();
        var rate = setting.pace().rate(PER_SECOND);
        var time = Duration.ofMillis((long) (1000 * QUESTIONS_EACH * questions.size() / rate));
        OpenLoop.run(
                        Schedule.of(rate, time),
                        (number, intended) -> {
                            var chosen = number % questions.size();
                            questions.get(chosen).door().get(questions.get(chosen).path());
                            all.since(intended);
                            each.get(chosen).since(intended);
                        })
                .orVoid("lists");
        series.add("p50", all.millis(50));
        series.add("p95", all.millis(95));
        var slowest = 0;
        for (var i = 1; i < questions.size(); i++) {
            if (each.get(i).millis(50) > each.get(slowest).millis(50)) {
                slowest = i;
            }
        }
        setting.say()
                .accept(
                        "%d lists: p50 %.1f, p95 %.1f, p99 %.1f ms; slowest by its median, %.1f ms: %s; %s"
                                .formatted(
                                        questions.size(),
                                        all.millis(50),
                                        all.millis(95),
                                        all.millis(99),
                                        each.get(slowest).millis(50),
                                        questions.get(slowest).what(),
                                        cpu.shares()));
    }

    private static void raw(Setting setting, Series series) {
        var customers = setting.store().of("rapport_customer", "customers");
        var latencies = new Latencies();
        OpenLoop.run(
                        Schedule.of(
                                setting.pace().rate(PER_SECOND),
                                setting.pace().each().dividedBy(3)),
                        (number, intended) -> {
                            customers
                                    .find(
                                            new Document("tenant", "default")
                                                    .append(
                                                            "_id",
                                                            new Document(
                                                                    "$gt", "cus_" + number % 10)))
                                    .sort(new Document("_id", 1))
                                    .limit(PAGE)
                                    .into(new ArrayList<>());
                            latencies.since(intended);
                        })
                .orVoid("bare reads");
        series.add("raw p50", latencies.millis(50));
        series.add("raw p95", latencies.millis(95));
    }
}
