package io.rapport.deploy.launcher.run;

import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns a planned process into the words of its command line.
public final class CommandLine {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private CommandLine() {}

    /// The `java` of the JDK that runs this launcher.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// @param cacheFlags what makes a JVM use or write its ahead-of-time cache
    public static List<String> of(PlannedProcess process, List<String> cacheFlags) {
        var words = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C reaches the launcher alone, which stops all in order.
            words.add(SETSID.toString());
        }
        switch (process.program()) {
            case Program.Native(var command) -> words.addAll(command);
            case Program.Java(_, _, var flags, var target, var arguments) -> {
                words.add(java());
                words.add("-Drapport.process=" + process.name());
                words.addAll(flags);
                words.addAll(cacheFlags);
                words.addAll(target);
                words.addAll(arguments);
            }
        }
        return words;
    }
}
