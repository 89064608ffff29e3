package io.rapport.platform.web;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.rapport.platform.web.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Looks through an exception for the cause that explains it.
final class Causes {

    private static final int MOST_CAUSES = 10;
    private static final int MOST_FRAMES = 12;

    private Causes() {}

    /// The document of a known cause: a body that is too large; what is no HTTP; a store, a broker
    /// or a neighbour that is away.
    static @Nullable ProblemDetail known(Throwable failure) {
        for (var cause : chain(failure)) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return tooLarge.problem();
            }
            if (cause instanceof InvalidParameterException) {
                return Problems.of(
                        HttpStatus.BAD_REQUEST, "The parameters of the request cannot be read.");
            }
            if (cause instanceof BadRequestException) {
                return Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "The body does not come as HTTP says that it does.");
            }
            if (isStoreAway(cause)) {
                return Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store.unavailable",
                        "The store does not answer at the moment. Send the same request, with the same"
                                + " Idempotency-Key, again shortly.",
                        Map.of());
            }
            if (cause instanceof CallNotPermittedException
                    || cause instanceof BulkheadFullException
                    || cause instanceof RetriableException) {
                return Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "A part that this needs does not answer at the moment. Try again shortly.");
            }
        }
        return null;
    }

    private static boolean isStoreAway(Throwable cause) {
        return switch (cause) {
            case MongoTimeoutException _,
                    MongoSocketException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoConnectionPoolClearedException _,
                    MongoExecutionTimeoutException _,
                    DataAccessResourceFailureException _,
                    QueryTimeoutException _ ->
                    true;
            case MongoServerException answer -> answer.hasErrorLabel("RetryableWriteError");
            case MongoException other ->
                    other.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            case IllegalStateException closed ->
                    "state should be: open".equals(closed.getMessage());
            default -> false;
        };
    }

    /// Where it happened, for the log. Messages are left out, for they quote what clients sent.
    static String withoutMessages(Throwable failure) {
        return chain(failure).stream()
                .map(cause ->
                        Arrays.stream(cause.getStackTrace())
                                .limit(MOST_FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(
                                        Collectors.joining(
                                                " < ", cause.getClass().getName() + " at ", "")))
                .collect(Collectors.joining(" | caused by "));
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        Throwable next = failure;
        while (next != null && chain.size() < MOST_CAUSES) {
            chain.add(next);
            next = next.getCause();
        }
        return chain;
    }
}
