package io.rapport.analytics.history;

/// That events of an aggregate are lost: an operator gave their records up, and nothing of what
/// they said is known.
public record Loss(String aggregateId, long events) {}
