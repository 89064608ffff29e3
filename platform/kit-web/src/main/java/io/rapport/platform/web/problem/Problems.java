package io.rapport.platform.web.problem;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/// Makes problem documents that all look alike: `type` is `urn:rapport:problem:<code>`, with the
/// code, the request id and, where one runs, the trace id beside it.
public final class Problems {

    public static final String TYPE_PREFIX = "urn:rapport:problem:";

    /// Seconds after which a caller may try again what was unavailable.
    public static final String RETRY_AFTER_SECONDS = "2";

    private static final Map<Integer, String> CODES =
            Map.ofEntries(
                    Map.entry(400, "request.malformed"),
                    Map.entry(401, "access.unauthenticated"),
                    Map.entry(403, "access.denied"),
                    Map.entry(404, "request.not-found"),
                    Map.entry(405, "request.method-not-allowed"),
                    Map.entry(406, "request.not-acceptable"),
                    Map.entry(413, "request.too-large"),
                    Map.entry(414, "request.uri-too-long"),
                    Map.entry(415, "request.media-type-not-supported"),
                    Map.entry(431, "request.headers-too-large"),
                    Map.entry(501, "request.not-implemented"),
                    Map.entry(503, "service.unavailable"));

    /// The members that RFC 9457 gives a meaning.
    private static final Set<String> STANDARD =
            Set.of("type", "title", "status", "detail", "instance");

    private Problems() {}

    /// A document with the code that this status has when nothing better is known.
    public static ProblemDetail of(HttpStatusCode status, String detail) {
        return of(status, codeFor(status), detail, Map.of());
    }

    /// A document with members beside the standard ones; a member cannot replace a standard one.
    public static ProblemDetail of(
            HttpStatusCode status, String code, String detail, Map<String, Object> members) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + code));
        problem.setTitle(titleFor(status));
        members.forEach((name, value) -> {
            if (!STANDARD.contains(name)) {
                problem.setProperty(name, value);
            }
        });
        problem.setProperty("code", code);
        setIfKnown(problem, "requestId", MDC.get("requestId"));
        setIfKnown(problem, "traceId", MDC.get("traceId"));
        return problem;
    }

    public static ProblemDetail of(ProblemException no) {
        var problem = of(no.status(), no.code(), no.detail(), no.facts());
        return withErrors(problem, no.errors());
    }

    /// The same document with its field errors, if there are any.
    public static ProblemDetail withErrors(ProblemDetail problem, List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    /// The code of answers that know no better than their status.
    public static String codeFor(HttpStatusCode status) {
        var known = CODES.get(status.value());
        if (known != null) {
            return known;
        }
        return status.is4xxClientError() ? "request.refused" : "service.failed";
    }

    /// Writes the document from a filter, where no message converter is at hand. Does nothing once
    /// the answer is under way.
    public static void write(HttpServletResponse response, ProblemDetail problem, JsonMapper mapper)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (saysWhenToComeAgain(problem.getStatus())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        var body = mapper.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /// Whether an answer of this status has a `Retry-After`.
    public static boolean saysWhenToComeAgain(int status) {
        return status == HttpStatus.SERVICE_UNAVAILABLE.value()
                || status == HttpStatus.TOO_MANY_REQUESTS.value();
    }

    /// What HTTP calls this status.
    public static String titleFor(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null ? "HTTP " + status.value() : known.getReasonPhrase();
    }

    private static void setIfKnown(ProblemDetail problem, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            problem.setProperty(name, value);
        }
    }
}
