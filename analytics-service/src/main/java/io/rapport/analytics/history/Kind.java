package io.rapport.analytics.history;

/// A kind of aggregate whose facts are kept.
///
/// @param wireName the second part of the kind's event types: `rapport.<wire name>.…`
public record Kind(String wireName) {}
