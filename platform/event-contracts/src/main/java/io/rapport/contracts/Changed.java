package io.rapport.contracts;

import org.jspecify.annotations.Nullable;

/// One attribute that an event changed. Where an event can change several, each is a nullable
/// `Changed`: `null` says "not touched", and a `to` of `null` says "cleared".
///
/// @param from the value before; `null` if there was none
/// @param to the value after; `null` if there is none now
public record Changed<T>(@Nullable T from, @Nullable T to) {}
