package io.rapport.gateway.problem;

/// Carries a problem through a chain of filters. It is an answer, not a failure, and has no stack
/// trace.
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
