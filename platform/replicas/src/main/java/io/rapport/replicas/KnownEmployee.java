package io.rapport.replicas;

import org.jspecify.annotations.Nullable;

/// What a service remembers of an employee.
///
/// @param active whether they have not left
public record KnownEmployee(String id, @Nullable String teamId, boolean active) {}
