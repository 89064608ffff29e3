package io.rapport.gateway.problem;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/// An answer that says no. Codes and form are those of the services, so that a client reads one
/// kind of problem whoever said no.
///
/// @param code stable; the document's type is `urn:rapport:problem:` and this code
/// @param detail one sentence for people, without anything that the client sent
/// @param retryAfter when it is worth trying again, or `null` when it is not
/// @param allowed the methods that there are instead; none if that is not the question
/// @param errors what is wrong with which parameter; empty if that is not the question
public record Problem(
        HttpStatus status,
        String code,
        String detail,
        @Nullable Duration retryAfter,
        List<HttpMethod> allowed,
        List<Field> errors) {

    /// @param field the name of the parameter
    /// @param message what would be right
    public record Field(String field, String message) {}

    private static final Duration SHORTLY = Duration.ofSeconds(2);

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, null, List.of(), List.of());
    }

    public Problem retryAfter(Duration time) {
        return new Problem(status, code, detail, time, allowed, errors);
    }

    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "request.not-found", "There is no such route.");
    }

    /// @param allowed the methods that there are
    public static Problem methodNotAllowed(Collection<HttpMethod> allowed) {
        return new Problem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "request.method-not-allowed",
                "This method is not allowed here; see Allow.",
                null,
                List.copyOf(allowed),
                List.of());
    }

    public static Problem malformed() {
        return of(HttpStatus.BAD_REQUEST, "request.malformed", "The request is not well-formed.");
    }

    /// A value that a parameter does not take, said as the services say it.
    ///
    /// @param rule what would be right, as the end of a sentence
    public static Problem badParameter(String name, String rule) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "request.bad-parameter",
                "The parameter " + name + " " + rule + ".",
                null,
                List.of(),
                List.of(new Field(name, rule)));
    }

    public static Problem unavailable(String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "service.unavailable", detail)
                .retryAfter(SHORTLY);
    }

    public static Problem timeout() {
        return of(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "service.timeout",
                        "The service behind this route took too long. A command may have been"
                                + " carried out: repeat it with the same Idempotency-Key.")
                .retryAfter(SHORTLY);
    }

    public static Problem failed() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "service.failed",
                "This should not have happened. It has been recorded under the request id.");
    }

    /// The problem as something to throw.
    public ProblemException asException() {
        return new ProblemException(this);
    }
}
