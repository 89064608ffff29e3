package io.rapport.analytics.history;

/// A fact with the aggregate that it belongs to.
public record KeptFact(String tenant, Kind kind, String aggregate, Fact fact) {}
