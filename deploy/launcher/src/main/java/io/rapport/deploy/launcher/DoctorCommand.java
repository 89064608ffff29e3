package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.check.Finding;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks the JDK, memory, disk, ports, what is built, and the caches.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin final StartOptions options = new StartOptions();
    private final PrintWriter out;

    DoctorCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var findings = options.up(_ -> {}).examine();
        findings.forEach(out::println);
        var bad = findings.stream().filter(Finding::isBad).count();
        out.println(bad == 0 ? "Ready to start: deploy/rapport up" : bad + " to mend first.");
        out.flush();
        return bad == 0 ? 0 : 1;
    }
}
