package io.rapport.observability.promql;

import java.util.Set;

/// What a query asks for.
///
/// @param metrics the metrics that it names
/// @param matched for each matcher its metric and label
/// @param grouped the labels by which it groups or joins
public record Query(Set<String> metrics, Set<Matched> matched, Set<String> grouped) {

    /// A label by which series of a metric are chosen.
    public record Matched(String metric, String label) {}

    /// @throws SyntaxException if this is no query, or of a type that cannot be shown or compared
    public static Query of(String text) {
        return new Parser(text).query();
    }

    /// Says where and what.
    public static final class SyntaxException extends RuntimeException {

        SyntaxException(String what, String text, int at) {
            super(what + " at " + at + " of: " + text);
        }
    }
}
