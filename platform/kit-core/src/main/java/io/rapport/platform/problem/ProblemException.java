package io.rapport.platform.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// Says no at the edge, before any feature was asked: a malformed header, a missing precondition.
/// Features say no with refusals instead. It is an answer, not a failure, and has no stack trace.
public final class ProblemException extends RuntimeException {

    private final transient HttpStatus status;
    private final String code;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, Object> facts;

    private ProblemException(
            HttpStatus status,
            String code,
            String detail,
            List<FieldProblem> errors,
            Map<String, Object> facts) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.facts = Map.copyOf(facts);
    }

    /// A no with this status, stable code and sentence.
    public static ProblemException of(HttpStatus status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(), Map.of());
    }

    /// A 400 about certain fields.
    public static ProblemException badFields(
            String code, String detail, List<FieldProblem> errors) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail, errors, Map.of());
    }

    /// The same no with machine-readable facts beside it.
    public ProblemException withFacts(Map<String, Object> added) {
        return new ProblemException(status, code, detail(), errors, added);
    }

    /// The same no about certain fields or parameters.
    public ProblemException withErrors(List<FieldProblem> added) {
        return new ProblemException(status, code, detail(), added, facts);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
