package io.rapport.deploy.launcher.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One process to start.
///
/// @param name unique in a platform, such as `customer` or `customer-2`
/// @param component what it is an instance of
/// @param program what to run: for a JVM its flags, class path and arguments, without `java`
/// @param environment settings added to the launcher's own environment
/// @param port where it serves
/// @param managementPort where it answers probes, or 0 if it has none
/// @param probe how to know that it is ready
/// @param log where its output goes
public record PlannedProcess(
        String name,
        Component component,
        Program program,
        Map<String, String> environment,
        int port,
        int managementPort,
        Probe probe,
        Path log) {

    public PlannedProcess {
        environment = Map.copyOf(environment);
    }

    /// Whether others need it before they start.
    public boolean isFoundation() {
        return component == Component.KAFKA || component == Component.STORE;
    }

    /// The ports that must be free.
    public List<Integer> ports() {
        return managementPort == 0 ? List.of(port) : List.of(port, managementPort);
    }
}
