package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// The personal data of a customer who is a person.
///
/// @param name full name
public record CustomerPersonal(@Nullable String name) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> name) {}
}
