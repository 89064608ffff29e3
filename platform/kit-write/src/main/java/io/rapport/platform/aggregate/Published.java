package io.rapport.platform.aggregate;

import org.jspecify.annotations.Nullable;

/// What clients may know of an aggregate at most.
///
/// @param state the public state
/// @param personal the personal part; `null` where there is none
public record Published(Object state, @Nullable Object personal) {}
