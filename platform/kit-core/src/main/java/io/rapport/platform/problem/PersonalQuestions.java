package io.rapport.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// Questions that ask for personal data of somebody whose roles do not show it.
public final class PersonalQuestions {

    private PersonalQuestions() {}

    /// The refusal of a question about values that the caller may not see: an answer would tell
    /// them, one guess after the other.
    ///
    /// @param parameter the filter or order that asks
    /// @param remedy what to do instead, one sentence
    public static ProblemException refused(String parameter, String remedy) {
        return ProblemException.of(
                        HttpStatus.FORBIDDEN,
                        "access.personal-data",
                        "The parameter "
                                + parameter
                                + " asks for personal data, which your roles do not show. "
                                + remedy)
                .withErrors(List.of(new FieldProblem(parameter, "asks for personal data")));
    }
}
