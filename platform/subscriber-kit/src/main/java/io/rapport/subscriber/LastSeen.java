package io.rapport.subscriber;

import org.jspecify.annotations.Nullable;

/// What a subscriber remembers of the last event that it saw of an aggregate.
///
/// @param order epoch and sequence as one long, see [io.rapport.contracts.EventOrder]
/// @param contentHash tells a repeat from another content under the same id; `null` where the state
///   came from elsewhere than from the event itself
public record LastSeen(long order, @Nullable String contentHash) {}
