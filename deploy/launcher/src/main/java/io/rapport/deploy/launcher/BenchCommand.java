package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.run.ProgramOfItsOwn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Hands over to a JVM of its own: the generator must be compiled fully, this launcher need not.
@Command(
        name = "bench",
        description = "Measures a platform of its own; `bench --help` tells its options.")
final class BenchCommand implements Callable<Integer> {

    private static final String HEAP = "-Xmx2g";

    @Unmatched List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        var checkout = Path.of(System.getProperty("rapport.checkout", "."));
        var jar = checkout.resolve("deploy/bench/target/bench.jar");
        return new ProgramOfItsOwn(
                        "The bench", jar, List.of(HEAP, "-Drapport.checkout=" + checkout))
                .run(arguments);
    }
}
