package io.rapport.gateway.security;

import java.util.List;

/// Paths that need no access token, because who asks there has none yet, or because what is there
/// is nobody's secret.
///
/// @param patterns as Spring writes paths
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
