package io.rapport.gateway.limit;

import org.springframework.http.HttpMethod;

/// Requests that cost alike, and so share a limit.
public enum RouteClass {
    READ,
    WRITE,
    BULK,
    STREAM,
    DOCUMENTS,
    LOGIN;

    static RouteClass of(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) ? READ : WRITE;
    }
}
