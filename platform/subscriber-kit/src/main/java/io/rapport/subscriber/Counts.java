package io.rapport.subscriber;

/// What a subscriber has met since it began.
///
/// @param replaced events whose state was held
/// @param dropped events seen before, or older than what is held
/// @param gaps events before which something was missing
/// @param unknownTypes events of a type that this version of the contracts does not know
/// @param conflicts known events with other content
/// @param unreadable records that are no events
/// @param states records of state topics that were held at the start
public record Counts(
        long replaced,
        long dropped,
        long gaps,
        long unknownTypes,
        long conflicts,
        long unreadable,
        long states) {}
