package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.ops.OpsCommand;
import io.rapport.deploy.launcher.run.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/// The command line: `deploy/rapport <subcommand>`.
@Command(
        name = "deploy/rapport",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs the whole Rapport platform on this machine, for trying and testing.",
        footer = {
            "",
            "`build` and `test` run Maven on JDK 25: deploy/rapport test [Maven options].",
            "Data, logs and keys are kept in .rapport/ (RAPPORT_HOME).",
            "RAPPORT_STATETOPICS_ENABLED=true before `up` or `demo` keeps the newest state of"
                    + " everything on compacted topics, too, for subscribers that begin there."
        })
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        // Libraries are silent here; what the user must know, the commands say.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        var line = new CommandLine(new Launcher());
        var out = line.getOut();
        return line.addSubcommand(new CommandLine.HelpCommand())
                .addSubcommand(new DemoCommand(out))
                .addSubcommand(new ScenarioCommand(out))
                .addSubcommand(new UpCommand(out))
                .addSubcommand(new StatusCommand(out))
                .addSubcommand(new LogsCommand(out))
                .addSubcommand(new TokenCommand(out))
                .addSubcommand(new DownCommand(out))
                .addSubcommand(new ImportCommand(out))
                .addSubcommand(new BackupCommand(out))
                .addSubcommand(new RestoreCommand(out))
                .addSubcommand(OpsCommand.line(new OperatorDoor(), out))
                .addSubcommand(new VerifyStoreCommand(out))
                .addSubcommand(new VerifyBrokerCommand(out))
                .addSubcommand(new DoctorCommand(out))
                .addSubcommand(new BenchCommand())
                .addSubcommand(new ScreenshotsCommand())
                .addSubcommand(new ConsoleTimingsCommand())
                .setExecutionExceptionHandler(messageOnly());
    }

    /// What is meant for the user is said without a stack trace; all else is a fault of ours.
    private static IExecutionExceptionHandler messageOnly() {
        return (exception, line, _) -> {
            if (exception instanceof StartFailure || exception instanceof CallFailure) {
                line.getErr().println(exception.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw exception;
        };
    }
}
