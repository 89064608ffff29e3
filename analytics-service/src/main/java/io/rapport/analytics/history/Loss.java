package io.rapport.analytics.history;

/// That events of an aggregate are lost: an operator gave their records up, and nothing of what
/// they said is known.
///
/// @param aggregateId of what
/// @param events how many, for example `1`
public record Loss(String aggregateId, long events) {}
