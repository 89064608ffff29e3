package io.rapport.platform.aggregate;

public record Aggregates<S>(Class<S> type) {}
