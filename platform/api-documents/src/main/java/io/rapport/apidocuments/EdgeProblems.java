package io.rapport.apidocuments;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_REQUIRED;
import static org.springframework.http.HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
import static org.springframework.http.HttpStatus.REQUEST_TIMEOUT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;
import static org.springframework.http.HttpStatus.URI_TOO_LONG;

import java.util.List;

/// What an operation may refuse with before any feature is asked: the service's edge and the
/// gateway before it. A test holds these codes against the sources of both.
final class EdgeProblems {

    static final List<Problem> ALL =
            List.of(
                    Problem.of(
                            BAD_REQUEST,
                            "request.malformed",
                            "The request cannot be read: JSON, UTF-8 or HTTP itself is broken."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.invalid",
                            "Some fields are not valid; see errors."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.wrong-type",
                            "The field amount must be a text; see errors."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.unknown-field",
                            "The field colour is not a field of this request."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.limit-exceeded",
                            "The JSON is nested too deep, or a text, name or number in it is too"
                                    + " long."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.bad-parameter",
                            "The parameter limit must be a number from 1 to 200."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.unknown-parameter",
                            "There is no parameter colour here; see allowed."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.too-many-parameters",
                            "A query has at most 200 parameters."),
                    Problem.of(
                            BAD_REQUEST,
                            "request.bad-header",
                            "The header If-Match takes one ETag as it was answered, such as \"7\"."),
                    Problem.of(
                            BAD_REQUEST,
                            "token.malformed",
                            "Rapport-Token is not one that this platform gave out. Leave it away or"
                                    + " send the last one."),
                    Problem.of(
                            BAD_REQUEST,
                            "bulk.malformed-csv",
                            "The table is broken in line 7, column 3. Nothing was done."),
                    Problem.of(
                            BAD_REQUEST,
                            "bulk.wrong-encoding",
                            "The table is not in the encoding that Content-Type says. Nothing was"
                                    + " done."),
                    Problem.of(
                            BAD_REQUEST,
                            "bulk.too-many-columns",
                            "The table has too many columns. Nothing was done."),
                    Problem.of(
                            UNAUTHORIZED,
                            "access.unauthenticated",
                            "This needs a valid access token. Sign in and send it as Bearer token."),
                    Problem.of(FORBIDDEN, "access.denied", "Your roles do not allow this."),
                    Problem.of(
                            FORBIDDEN, "access.no-records", "None of your roles may see records."),
                    Problem.of(
                            FORBIDDEN,
                            "access.personal-data",
                            "The parameter name asks for personal data, which none of your roles"
                                    + " may read."),
                    Problem.of(NOT_FOUND, "request.not-found", "There is no such route."),
                    Problem.of(
                            METHOD_NOT_ALLOWED,
                            "request.method-not-allowed",
                            "This method is not allowed here; see Allow."),
                    Problem.of(
                            NOT_ACCEPTABLE,
                            "request.not-acceptable",
                            "There is no answer in a form that Accept allows."),
                    Problem.of(
                            REQUEST_TIMEOUT, "request.timeout", "The body did not arrive in time."),
                    Problem.of(
                            CONTENT_TOO_LARGE,
                            "request.too-large",
                            "The body is larger than 1048576 bytes. Send less at once."),
                    Problem.of(
                            CONTENT_TOO_LARGE,
                            "bulk.too-many-items",
                            "A bulk request has at most 1000 items. Send them in parts."),
                    Problem.of(URI_TOO_LONG, "request.uri-too-long", "The address is too long."),
                    Problem.of(
                            UNSUPPORTED_MEDIA_TYPE,
                            "request.media-type-not-supported",
                            "Nobody here reads bodies of this media type. Send what the API document"
                                    + " says."),
                    Problem.of(
                            PRECONDITION_REQUIRED,
                            "command.revision-required",
                            "Send If-Match with the ETag of what you have read."),
                    Problem.of(
                            TOO_MANY_REQUESTS,
                            "request.too-many",
                            "Too many requests of this kind. Wait as long as Retry-After says."),
                    Problem.of(
                            TOO_MANY_REQUESTS,
                            "changes.too-many-streams",
                            "As many streams are open as may be. Close one, or come again later."),
                    Problem.of(
                            REQUEST_HEADER_FIELDS_TOO_LARGE,
                            "request.headers-too-large",
                            "The headers are too large."),
                    Problem.of(
                            INTERNAL_SERVER_ERROR,
                            "service.failed",
                            "Something went wrong on our side. Tell us the request id."),
                    Problem.of(
                            SERVICE_UNAVAILABLE,
                            "service.unavailable",
                            "A part that this needs does not answer at the moment. Try again"
                                    + " shortly."),
                    Problem.of(
                            SERVICE_UNAVAILABLE,
                            "store.unavailable",
                            "The store does not answer at the moment. Send the same request, with"
                                    + " the same Idempotency-Key, again shortly."),
                    Problem.of(
                            GATEWAY_TIMEOUT,
                            "service.timeout",
                            "The service behind this route took too long. A command may have been"
                                    + " carried out: repeat it with the same Idempotency-Key."));

    private EdgeProblems() {}
}
