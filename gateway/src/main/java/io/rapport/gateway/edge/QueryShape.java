package io.rapport.gateway.edge;

import io.rapport.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Whether a query means the same to everybody who reads it.
final class QueryShape {

    /// As many as a service reads.
    private static final int MOST_PARAMETERS = 200;

    private QueryShape() {}

    /// What is wrong with it; `null` if nothing is.
    static @Nullable Problem refusal(@Nullable String query) {
        if (query == null) {
            return null;
        }
        if (query.chars().filter(each -> each == '&').count() >= MOST_PARAMETERS) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "request.too-many-parameters",
                    "A query has at most " + MOST_PARAMETERS + " parameters.");
        }
        return Escapes.areUtf8(query)
                ? null
                : Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "request.malformed",
                        "The query is not UTF-8 with %-escapes. Encode names and values again.");
    }
}
