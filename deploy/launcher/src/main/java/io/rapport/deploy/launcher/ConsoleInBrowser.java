package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.run.ProgramOfItsOwn;
import java.util.ArrayList;
import java.util.List;

/// Hands over to a JVM with the libraries that speak to a browser, which this launcher lacks.
final class ConsoleInBrowser {

    private ConsoleInBrowser() {}

    /// @return its exit code
    static int run(String command, PlatformOptions options, List<String> more)
            throws InterruptedException {
        var home = options.home();
        var arguments =
                new ArrayList<>(
                        List.of(
                                command,
                                "--console=" + options.url(Component.GATEWAY) + "/console",
                                "--password-file=" + home.password()));
        arguments.addAll(more);
        return new ProgramOfItsOwn(
                        "What looks at the console",
                        home.checkout().resolve("deploy/browser/target/browser.jar"),
                        List.of("-Xmx512m"))
                .run(arguments);
    }
}
