package io.rapport.deploy.launcher.plan;

import java.util.List;

/// Everything that will run, and the addresses by which its parts find each other.
///
/// @param processes to start here
/// @param kafka bootstrap servers
/// @param mongodb the store's URI
/// @param gateway the public door
/// @param issuer who issues tokens
public record Platform(
        List<PlannedProcess> processes,
        String kafka,
        String mongodb,
        String gateway,
        String issuer) {

    public Platform {
        processes = List.copyOf(processes);
    }
}
