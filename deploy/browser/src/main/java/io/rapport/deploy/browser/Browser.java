package io.rapport.deploy.browser;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What the launcher hands over to, for it lacks the libraries that speak to a browser.
@Command(
        name = "browser",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Screenshots.class, Timings.class},
        description = "Looks at a running console through the Chromium of the PATH.")
public final class Browser {

    private Browser() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Browser()).execute(arguments));
    }
}
