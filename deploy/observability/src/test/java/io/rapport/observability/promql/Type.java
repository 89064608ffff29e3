package io.rapport.observability.promql;

/// What an expression gives.
enum Type {
    /// One number.
    SCALAR,
    /// A number for each of some series.
    VECTOR,
    /// Many numbers for each of some series.
    RANGE,
    /// A text.
    TEXT
}
