package io.rapport.platform.metadata;

import java.util.List;

/// What a service tells of itself to screens. It changes with the version of the service alone.
///
/// @param kinds its kinds of record, by name
public record Metadata(List<KindMetadata> kinds) {

    /// Keeps its own copy.
    public Metadata {
        kinds = List.copyOf(kinds);
    }
}
