package io.rapport.gateway.session;

import com.mongodb.MongoException;
import io.rapport.gateway.problem.Problem;

/// What is said when sessions cannot be read or written. Who brings a token itself does not notice.
final class StoreAway {

    static final Problem PROBLEM =
            Problem.unavailable("Sessions cannot be looked up at the moment. Try again shortly.");

    private StoreAway() {}

    static Throwable mapped(Throwable failure) {
        return failure instanceof MongoException ? PROBLEM.asException() : failure;
    }
}
