package io.rapport.platform.web;

import io.rapport.platform.web.problem.Problems;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// The body is longer than this route takes; nothing of it was used.
final class BodyTooLargeException extends IOException {

    private final long limit;

    BodyTooLargeException(long limit) {
        super("body over " + limit + " bytes");
        this.limit = limit;
    }

    ProblemDetail problem() {
        return Problems.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "request.too-large",
                "The body is larger than " + limit + " bytes. Send less at once.",
                Map.of("limitBytes", limit));
    }
}
