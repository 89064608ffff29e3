package io.rapport.platform.bulk;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why one item was rejected, in the words that a request of its own would have got.
///
/// @param code as in a problem document
/// @param errors the fields, if certain ones are wrong
public record ItemProblem(String code, String detail, @Nullable List<FieldProblem> errors) {

    /// What a request of its own would have been told.
    public static ItemProblem of(ProblemException no) {
        return new ItemProblem(no.code(), no.detail(), no.errors().isEmpty() ? null : no.errors());
    }

    static ItemProblem of(Refusal no) {
        return new ItemProblem(no.code(), no.detail(), null);
    }
}
