package io.rapport.platform.web;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.problem.Problems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/// Turns every exception of a request into its problem document. Nothing of an exception that we
/// did not write ourselves reaches the client, and no message of one reaches the log.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusalException no) {
        return answer(of(no.refusal()));
    }

    @ExceptionHandler
    ResponseEntity<Object> refusedAtTheEdge(ProblemException no) {
        return answer(Problems.of(no));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(JacksonException failure) {
        return answer(Problems.of(JsonProblem.of(failure)));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(ConstraintViolationException failure) {
        return answer(Problems.of(invalid(failure.getConstraintViolations())));
    }

    @ExceptionHandler
    ResponseEntity<Object> notAllowedCharacters(RequestRejectedException failure) {
        return answer(
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "A header or parameter holds characters that are not allowed."));
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> anythingElse(Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        var known = Causes.known(failure);
        if (known != null) {
            return answer(known);
        }
        LOG.error("Request failed: {}", Causes.withoutMessages(failure));
        return answer(
                Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something went wrong on our side. Tell us the request id."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var known = Causes.known(failure);
        if (known != null) {
            return answer(known);
        }
        return failure.getCause() instanceof JacksonException unreadable
                ? unreadable(unreadable)
                : answer(
                        Problems.of(
                                HttpStatus.BAD_REQUEST,
                                "This needs a body, and what came cannot be read."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                Problems.of(
                        invalidFields(
                                failure.getFieldErrors().stream()
                                        .map(ProblemAdvice::problem)
                                        .toList())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (failure.isForReturnValue()) {
            return anythingElse(failure);
        }
        var errors =
                failure.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result instanceof ParameterErrors nested
                                        ? nested.getFieldErrors().stream()
                                                .map(ProblemAdvice::problem)
                                        : result.getResolvableErrors().stream()
                                                .map(error ->
                                                        new FieldProblem(
                                                                String.valueOf(
                                                                        result.getMethodParameter()
                                                                                .getParameterName()),
                                                                String.valueOf(
                                                                        error
                                                                                .getDefaultMessage()))))
                        .toList();
        return answer(Problems.of(invalidFields(errors)));
    }

    /// Everything that Spring MVC itself refuses: its status is right, its words are replaced.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            return anythingElse(failure);
        }
        var problem =
                failure instanceof MethodArgumentTypeMismatchException wrong
                        ? Problems.of(wrongParameter(wrong))
                        : Problems.of(status, MvcRefusals.detail(failure, status));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// The document of a feature's no.
    static ProblemDetail of(Refusal refusal) {
        return Problems.of(
                status(refusal.kind()), refusal.code(), refusal.detail(), refusal.facts());
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    static ProblemException invalid(Iterable<? extends ConstraintViolation<?>> violations) {
        var errors = new ArrayList<FieldProblem>();
        violations.forEach(violation ->
                errors.add(
                        new FieldProblem(
                                violation.getPropertyPath().toString(), violation.getMessage())));
        errors.sort(Comparator.comparing(FieldProblem::field));
        return invalidFields(errors);
    }

    private static ProblemException invalidFields(List<FieldProblem> errors) {
        return ProblemException.badFields(
                "request.invalid", "Some fields are not valid; see errors.", errors);
    }

    private static FieldProblem problem(FieldError error) {
        return new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage()));
    }

    private static ProblemException wrongParameter(MethodArgumentTypeMismatchException wrong) {
        var rule = "must be " + JsonProblem.expected(wrong.getRequiredType());
        return ProblemException.badFields(
                "request.wrong-type",
                "The parameter " + wrong.getName() + " " + rule + ".",
                List.of(new FieldProblem(wrong.getName(), rule)));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        var answer =
                ResponseEntity.status(problem.getStatus())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (Problems.saysWhenToComeAgain(problem.getStatus())) {
            answer.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        }
        return answer.body(problem);
    }
}
