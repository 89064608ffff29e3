package io.rapport.bench.figure;

import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import io.rapport.bench.platform.OpenStream;
import io.rapport.bench.raw.RawChain;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// From the acceptance of a command to its event at open streams of changes, all through the
/// gateway: 500 streams of administrators and sellers, of whom one seller owns what is made. Beside
/// it the least that any such platform must do. Nothing may be missed, also by a stream that breaks
/// off and comes again, and nothing may reach a seller who does not own it: else the figure is
/// void.
public final class ChangeStreams implements Benchmark {

    private static final double PER_SECOND = 10;
    private static final int STREAMS = 500;
    private static final int STREAMS_EACH = 19;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public List<Figure> measure(Setting setting) throws Exception {
        var portfolio = Portfolio.of(setting);
        var streams = (int) Math.max(STREAMS_EACH, STREAMS * setting.pace().share());
        var owner = portfolio.employees().getFirst();
        var series = new Series();
        try (var chain = new RawChain(setting.store(), setting.broker());
                var told = new Told(setting, portfolio, owner, streams)) {
            told.round("warm", owner, new Series());
            for (var i = 0; i < setting.pace().repetitions(); i++) {
                told.round("round" + i, owner, series);
                var raw =
                        chain.run(
                                Schedule.of(
                                        setting.pace().rate(PER_SECOND),
                                        setting.pace().each().dividedBy(2)));
                series.add("raw p50", raw.millis(50));
                series.add("raw p95", raw.millis(95));
            }
        }
        return List.of(
                new Figure(
                        "acceptance → change at %d open streams, p95".formatted(streams),
                        "ms",
                        series.spread("p95"),
                        new Goal.AtMost(300),
                        series.spread("raw p95"),
                        "journaled update, produce, poll, p95"),
                new Figure(
                        "acceptance → change at an open stream, p50",
                        "ms",
                        series.spread("p50"),
                        new Goal.Told(),
                        series.spread("raw p50"),
                        "the same, p50"));
    }

    /// The open streams, and what they were told.
    private static final class Told implements AutoCloseable {

        /// When a record's change came, by the stream that was told of it.
        private record Arrival(OpenStream stream, String id, long at) {}

        private final Setting setting;
        private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
        private final List<OpenStream> seeing = new ArrayList<>();
        private final List<OpenStream> others = new ArrayList<>();

        Told(Setting setting, Portfolio portfolio, String owner, int streams) throws Exception {
            this.setting = setting;
            var people = (streams + STREAMS_EACH - 1) / STREAMS_EACH;
            for (var person = 0; person < people; person++) {
                var login = "bench-" + setting.run() + "-" + person;
                var employee = portfolio.employees().get(person % Portfolio.EMPLOYEES);
                var sees = person % 2 == 0;
                setting.platform()
                        .link(
                                login,
                                sees ? owner : employee,
                                List.of(person == 0 || !sees ? "seller" : "administrator"));
                var token = setting.platform().token(login);
                for (var n = 0; n < STREAMS_EACH; n++) {
                    var stream = open(token);
                    (sees ? seeing : others).add(stream);
                }
            }
        }

        private OpenStream open(String token) throws Exception {
            return new OpenStream(
                    setting.http(),
                    setting.platform().part("gateway").url() + "/api/v1/changes?kind=customer",
                    token,
                    (stream, id) -> arrivals.add(new Arrival(stream, id, System.nanoTime())));
        }

        void round(String name, String owner, Series series) throws Exception {
            arrivals.clear();
            var accepted = new ConcurrentHashMap<String, Long>();
            var gateway = setting.door("gateway");
            var broken = seeing.getFirst();
            var cpu = setting.cpu();
            var schedule = Schedule.of(setting.pace().rate(PER_SECOND), setting.pace().each());
            OpenLoop.run(
                            schedule,
                            (number, _) -> {
                                if (number == schedule.operations() / 2) {
                                    broken.breakOff();
                                }
                                var body = Bodies.owned(setting.run() + name, number, owner);
                                var made = gateway.post(Bodies.CUSTOMERS, body);
                                accepted.put(made.id(), System.nanoTime());
                            })
                    .orVoid("changes");
            broken.comeAgain();
            Setting.await(
                    "every change at every stream that sees it",
                    PATIENCE,
                    () -> arrived(accepted, seeing).size() >= accepted.size() * seeing.size());
            var strangers = arrived(accepted, others);
            if (!strangers.isEmpty()) {
                throw new IllegalStateException(
                        strangers.size() + " changes reached sellers who may not see them");
            }
            var latencies = new Latencies();
            for (var each : arrivals) {
                var at = accepted.get(each.id());
                if (at != null && each.stream() != broken) {
                    latencies.record(Math.max(0, each.at() - at));
                }
            }
            series.add("p50", latencies.millis(50));
            series.add("p95", latencies.millis(95));
            setting.say()
                    .accept(
                            "%d changes at %d streams: p50 %.1f, p95 %.1f, p99 %.1f ms; %s"
                                    .formatted(
                                            accepted.size(),
                                            seeing.size() + others.size(),
                                            latencies.millis(50),
                                            latencies.millis(95),
                                            latencies.millis(99),
                                            cpu.shares()));
        }

        /// Which of these records came to which of these streams; the same change may come twice.
        private Set<String> arrived(Map<String, Long> accepted, List<OpenStream> streams) {
            var pairs = new HashSet<String>();
            for (var each : arrivals) {
                var place = streams.indexOf(each.stream());
                if (place >= 0 && accepted.containsKey(each.id())) {
                    pairs.add(place + " " + each.id());
                }
            }
            return pairs;
        }

        @Override
        public void close() {
            seeing.forEach(OpenStream::close);
            others.forEach(OpenStream::close);
        }
    }
}
