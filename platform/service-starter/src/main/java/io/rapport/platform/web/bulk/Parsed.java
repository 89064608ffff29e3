package io.rapport.platform.web.bulk;

/// An item as it was read.
sealed interface Parsed<T> {

    record Good<T>(BulkItem<T> item) implements Parsed<T> {}

    record Bad<T>(long line, ItemProblem problem) implements Parsed<T> {}
}
