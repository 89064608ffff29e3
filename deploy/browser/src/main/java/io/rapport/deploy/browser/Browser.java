package io.rapport.deploy.browser;

import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

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
        System.exit(
                new CommandLine(new Browser())
                        .setExecutionExceptionHandler(messageOnly())
                        .execute(arguments));
    }

    /// A console that is away, or was never started, is no fault of ours: no stack trace.
    private static IExecutionExceptionHandler messageOnly() {
        return (exception, line, _) -> {
            if (exception instanceof PlaywrightException || exception instanceof IOException) {
                line.getErr()
                        .println(
                                "The console cannot be looked at. Is it there? deploy/rapport demo");
                line.getErr().println(reason(exception));
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw exception;
        };
    }

    private static String reason(Exception exception) {
        return String.valueOf(exception.getMessage())
                .lines()
                .filter(text -> !text.startsWith("Error {"))
                .findFirst()
                .orElse("")
                .strip();
    }
}
