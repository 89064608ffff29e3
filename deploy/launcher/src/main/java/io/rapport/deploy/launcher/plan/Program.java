package io.rapport.deploy.launcher.plan;

import java.nio.file.Path;
import java.util.List;

/// What a process runs.
public sealed interface Program {

    /// An executable on this machine.
    record Native(List<String> command) implements Program {
        public Native {
            command = List.copyOf(command);
        }
    }

    /// A Java program made of jars.
    ///
    /// @param cacheName whose ahead-of-time cache it shares, such as `customer`
    /// @param cacheFolder where that cache is kept
    /// @param flags options of the JVM
    /// @param target class path and main class, or `-jar` and a file
    /// @param arguments of the program
    record Java(
            String cacheName,
            Path cacheFolder,
            List<String> flags,
            List<String> target,
            List<String> arguments)
            implements Program {
        public Java {
            flags = List.copyOf(flags);
            target = List.copyOf(target);
            arguments = List.copyOf(arguments);
        }
    }
}
