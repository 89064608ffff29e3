package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.engines.StoreVerification;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify-store",
        mixinStandardHelpOptions = true,
        description = {
            "Tries whether Rapport is safe on the document store at hand.",
            "It works in a database rapport_verify_… of its own, which it drops; exit code 0 or 1."
        })
final class VerifyStoreCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Parameters(
            arity = "0..1",
            paramLabel = "<uri>",
            defaultValue = "",
            description = "A mongodb:// URI; the local platform's store unless given.")
    String uri = "";

    VerifyStoreCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var store =
                uri.isEmpty()
                        ? "mongodb://127.0.0.1:" + options.ports().of(Component.STORE, 1)
                        : uri;
        var report = new StoreVerification(store).run();
        out.println(report.text());
        out.flush();
        return report.safe() ? 0 : 1;
    }
}
