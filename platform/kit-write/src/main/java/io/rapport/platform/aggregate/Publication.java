package io.rapport.platform.aggregate;

import io.rapport.contracts.PublishedEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One event that a command publishes.
///
/// @param event what happened, with the state after it
/// @param attributes the attributes whose value it changes; their effective times are ordered
/// @param effective when it happened in the business; `null` takes the command's, else now
/// @param corrects the sequence of the attribute's last change, when this event replaces it
public record Publication(
        PublishedEvent event,
        Set<String> attributes,
        @Nullable Instant effective,
        @Nullable Long corrects) {

    public Publication {
        attributes = Set.copyOf(attributes);
    }

    public static Publication of(PublishedEvent event, String... attributes) {
        return new Publication(event, Set.of(attributes), null, null);
    }

    /// The same event, having happened at `effective`.
    public Publication at(@Nullable Instant effective) {
        return new Publication(event, attributes, effective, corrects);
    }

    /// The same event as a correction of the attribute's last change.
    public Publication correcting(long sequence) {
        return new Publication(event, attributes, effective, sequence);
    }
}
