package io.rapport.platform.security;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Personal data is for those who work with the person: each [Role] says whether it reads them.
public final class PersonalData {

    private PersonalData() {}

    /// Whether answers to this caller hold the personal part.
    public static boolean isReadableBy(Caller caller) {
        return isReadableBy(caller.roles());
    }

    /// Whether answers to somebody with these roles hold the personal part.
    public static boolean isReadableBy(Set<Role> roles) {
        return roles.stream().anyMatch(Role::readsPersonalData);
    }

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
