package io.rapport.declarations.declared;

/// A state.
public record Crate(String name) {}
