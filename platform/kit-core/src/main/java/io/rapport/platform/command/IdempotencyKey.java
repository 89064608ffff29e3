package io.rapport.platform.command;

/// A caller's `Idempotency-Key`, made unambiguous.
///
/// @param key hash over tenant, principal, route (method and pattern with its path) and the
///   caller's key: equal keys of other callers or routes do not meet
/// @param bodyHash hash of the request body: the same key with another body is refused
public record IdempotencyKey(String key, String bodyHash) {}
