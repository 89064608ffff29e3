package io.rapport.platform.imports;

/// How far an import has come at the service that owns its items.
///
/// @param id the correlation id of its events
/// @param total events written so far; a repeated request adds none
public record ImportTotal(String id, long total) {}
