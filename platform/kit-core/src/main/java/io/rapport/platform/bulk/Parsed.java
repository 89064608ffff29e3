package io.rapport.platform.bulk;

/// An item as it was read.
///
/// @param <T> what it is
public sealed interface Parsed<T> {

    /// One that is well-formed and valid.
    record Good<T>(BulkItem<T> item) implements Parsed<T> {}

    /// One that is not, and why.
    record Bad<T>(long line, ItemProblem problem) implements Parsed<T> {}
}
