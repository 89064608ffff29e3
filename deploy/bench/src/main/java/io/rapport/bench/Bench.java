package io.rapport.bench;

import io.rapport.bench.figure.Acceptance;
import io.rapport.bench.figure.Benchmark;
import io.rapport.bench.figure.BulkImport;
import io.rapport.bench.figure.ChangeStreams;
import io.rapport.bench.figure.CommandCost;
import io.rapport.bench.figure.CustomerRead;
import io.rapport.bench.figure.FunnelQueries;
import io.rapport.bench.figure.GatewayCost;
import io.rapport.bench.figure.Pace;
import io.rapport.bench.figure.Projecting;
import io.rapport.bench.figure.RecordLists;
import io.rapport.bench.figure.Relaying;
import io.rapport.bench.figure.SearchQueries;
import io.rapport.bench.figure.Setting;
import io.rapport.bench.figure.Sustained;
import io.rapport.bench.figure.WarmUp;
import io.rapport.bench.platform.LocalPlatform;
import io.rapport.bench.platform.Machine;
import io.rapport.bench.raw.RawBroker;
import io.rapport.bench.raw.RawStore;
import io.rapport.bench.report.Figure;
import io.rapport.bench.report.Table;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line of the bench: `deploy/rapport bench`.
@Command(
        name = "deploy/rapport bench",
        mixinStandardHelpOptions = true,
        description =
                "Starts a platform of its own, fully optimized, and measures it. All figures are"
                        + " goals; deploy/bench/README.md keeps what was measured.")
public final class Bench implements Callable<Integer> {

    private static final List<Benchmark> ALL =
            List.of(
                    new Acceptance(),
                    new Sustained(),
                    new BulkImport(),
                    new CommandCost(),
                    new Projecting(),
                    new Relaying(),
                    new CustomerRead(),
                    new GatewayCost(),
                    new FunnelQueries(),
                    new SearchQueries(),
                    new ChangeStreams(),
                    new RecordLists());

    /// Whatever is in another folder may be dear to somebody.
    private static final Path OWN_FOLDER = Path.of(".rapport", "bench");

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--only",
            paramLabel = "<name>",
            split = ",",
            description =
                    "Measure only these: acceptance, sustained, import, command-cost, projection,"
                            + " relay, customer-read, gateway, funnel, search, changes, lists.")
    List<String> only = new ArrayList<>();

    @Option(names = "--quick", description = "Short, for trying; the figures say nothing.")
    boolean quick;

    @Option(names = "--keep", description = "Leave the platform running for the next bench.")
    boolean keep;

    @Option(
            names = "--heap",
            paramLabel = "<process>=<size>",
            split = ",",
            description = "Heaps of the platform's processes (default: ${DEFAULT-VALUE}).",
            defaultValue = "store=6g,analytics=1g")
    List<String> heaps = new ArrayList<>();

    @Option(
            names = "--checkout",
            hidden = true,
            defaultValue = "${sys:rapport.checkout:-.}",
            description = "The folder with the root pom.xml.")
    Path checkout = Path.of(".");

    @Option(
            names = "--home",
            paramLabel = "<folder>",
            defaultValue = "${env:RAPPORT_HOME:-.rapport/bench}",
            description = "Where the platform writes (RAPPORT_HOME; .rapport/bench if absent).")
    Path home = Path.of(".");

    @Option(
            names = "--ports-from",
            paramLabel = "<base>",
            defaultValue = "${env:RAPPORT_PORTS_FROM:-26000}",
            description = "The first of its 200 ports (RAPPORT_PORTS_FROM; 26000 if absent).")
    int portsFrom;

    private boolean voided;

    private Bench() {}

    public static void main(String[] arguments) {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new Bench());
    }

    @Override
    public Integer call() throws Exception {
        var chosen = chosen();
        var folder = checkout.toAbsolutePath().normalize();
        var platform = new LocalPlatform(folder, folder.resolve(home), portsFrom);
        var facts = Machine.facts();
        if (home.equals(OWN_FOLDER)) {
            platform.forget();
        }
        platform.up(heaps);
        try {
            var figures = measure(platform, chosen);
            say("");
            say(facts);
            say("heaps: " + String.join(", ", heaps) + "; other services as `up --optimized`");
            say(Table.of(figures));
        } finally {
            if (!keep) {
                platform.down();
            }
        }
        return voided ? 1 : 0;
    }

    private List<Benchmark> chosen() {
        var known = ALL.stream().map(Benchmark::name).toList();
        only.stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(), "There is no " + name + "; there are " + known);
                });
        return ALL.stream().filter(each -> only.isEmpty() || only.contains(each.name())).toList();
    }

    private List<Figure> measure(LocalPlatform platform, List<Benchmark> chosen) throws Exception {
        var figures = new ArrayList<Figure>();
        var clock = Clock.systemUTC();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http =
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .executor(threads)
                                .build();
                var store = new RawStore(platform.part("store").port());
                var broker = new RawBroker(platform.part("kafka").port())) {
            var setting =
                    new Setting(
                            platform,
                            http,
                            platform.token("ada"),
                            store,
                            broker,
                            quick ? Pace.QUICK : Pace.FULL,
                            run(clock),
                            clock,
                            this::say);
            WarmUp.run(setting);
            for (var each : chosen) {
                figures.addAll(measure(each, setting));
            }
        }
        return figures;
    }

    /// One that is void leaves the others as they are.
    private List<Figure> measure(Benchmark each, Setting setting) {
        say("— " + each.name());
        try {
            return each.measure(setting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (Exception e) {
            voided = true;
            say("VOID: " + e);
            return List.of();
        }
    }

    /// Unlike that of any other run.
    private static String run(Clock clock) {
        return Long.toString(clock.instant().truncatedTo(ChronoUnit.SECONDS).getEpochSecond(), 36);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
