package io.rapport.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of a platform that runs on this machine.
///
/// @param name such as `customer-2`
/// @param managementPort 0 where it has none
public record LocalProcess(String name, String component, long pid, int port, int managementPort) {

    /// Ends it as a power cut would, and returns when it is gone.
    public void killHard() {
        ProcessHandle.of(pid)
                .ifPresent(handle -> {
                    handle.destroyForcibly();
                    handle.onExit().join();
                });
    }

    /// Tells it to end as an orchestrator does (SIGTERM), and returns when it is gone.
    public void end(Duration atMost) {
        ProcessHandle.of(pid)
                .ifPresent(handle -> {
                    handle.destroy();
                    try {
                        handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (TimeoutException | ExecutionException e) {
                        throw new AssertionError(name + " has not ended after " + atMost, e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                });
    }

    /// Makes it stand still, as a machine does that swaps or migrates (SIGSTOP).
    public void freeze() {
        signal("STOP");
    }

    /// Lets it go on where it stood (SIGCONT).
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        run(List.of("kill", "-" + name, Long.toString(pid)));
    }

    /// Runs a program to its end.
    ///
    /// @return what it printed
    public static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
