package io.rapport.platform.aggregate.declared;

/// A state.
public record Crate(String name) {}
