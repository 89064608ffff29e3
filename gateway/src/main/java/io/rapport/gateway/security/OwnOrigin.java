package io.rapport.gateway.security;

/// The origin under which browsers know the gateway, where it has pages of its own. TLS may end
/// before it, so that it cannot tell from a request.
@FunctionalInterface
public interface OwnOrigin {

    /// Whether this `Origin` is it.
    boolean is(String origin);
}
