package io.rapport.platform.operations;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import java.util.List;

/// How much an operator may ask for at once.
public final class PageLimit {

    /// How much an operator gets who does not say.
    public static final String DEFAULT = "50";

    private static final int HIGHEST = 200;

    private PageLimit() {}

    /// @throws ProblemException 400 unless it is 1 to 200
    public static int of(int limit) {
        if (limit < 1 || limit > HIGHEST) {
            throw bad("limit", "must be a number from 1 to " + HIGHEST);
        }
        return limit;
    }

    /// A 400 about one parameter.
    public static ProblemException bad(String parameter, String message) {
        return ProblemException.badFields(
                "request.bad-parameter",
                "The parameter " + parameter + " " + message + ".",
                List.of(new FieldProblem(parameter, message)));
    }
}
