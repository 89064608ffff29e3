package io.rapport.analytics.search;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import java.util.Collection;
import java.util.List;

/// Every reason why nothing is looked for.
final class BadSearch {

    private BadSearch() {}

    /// A text of blanks, punctuation or pictures alone.
    static ProblemException nothingAsked(String field) {
        return bad(
                "search.nothing-asked",
                "What is looked for holds no letter and no digit. Type the beginning of a word.",
                field,
                "must hold a letter or a digit");
    }

    /// Addresses of requests are logged on the way.
    static ProblemException personalAddress() {
        return bad(
                "search.personal-address",
                "An e-mail address or a telephone number must not stand in the address of a request,"
                        + " which is logged. Send it in the body of POST /api/v1/search.",
                "q",
                "must not be an e-mail address or a telephone number");
    }

    /// None of the things that can be looked for, or several.
    static ProblemException oneOf() {
        return bad(
                "search.one-of",
                "Say exactly one of q, email and phone.",
                "q",
                "must be said if email and phone are not, and only then");
    }

    /// Fewer digits than any number has.
    static ProblemException noNumber() {
        return bad(
                "search.no-number",
                "The telephone number has fewer than three digits. Send more of it.",
                "phone",
                "must have at least three digits");
    }

    static ProblemException unfit(String field, String rule) {
        return bad(
                "request.bad-parameter", "The parameter " + field + " " + rule + ".", field, rule);
    }

    static ProblemException unknownKind(String field, Collection<String> known) {
        return bad(
                "search.unknown-kind",
                "Only these kinds can be found: " + String.join(", ", known) + ".",
                field,
                "must be one of " + String.join(", ", known));
    }

    private static ProblemException bad(String code, String detail, String field, String rule) {
        return ProblemException.badFields(code, detail, List.of(new FieldProblem(field, rule)));
    }
}
