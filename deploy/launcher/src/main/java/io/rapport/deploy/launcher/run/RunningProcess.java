package io.rapport.deploy.launcher.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process that this launcher started, as the state file remembers it. A process id is reused by
/// the system, so it counts only together with the time at which that process began.
///
/// @param name unique in a platform, such as `customer-2`
/// @param component what it is an instance of
/// @param pid its process id
/// @param startedAt when the system says that it began
/// @param port where it serves
/// @param managementPort where it answers probes, or 0
/// @param probe how to ask it for readiness: an `http:` URI, `broker:` or `store:` and an address
/// @param log the file with its output
public record RunningProcess(
        String name,
        String component,
        long pid,
        Instant startedAt,
        int port,
        int managementPort,
        String probe,
        String log) {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// The process, if it still runs and is the same one.
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return handle().isPresent();
    }

    private boolean isSame(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(startedAt, start).abs())
                .map(difference -> difference.compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
