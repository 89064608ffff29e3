package io.rapport.platform.web.bulk;

import io.rapport.platform.bulk.BulkItem;
import io.rapport.platform.bulk.ItemProblem;
import io.rapport.platform.bulk.Parsed;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.JsonProblem;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;

/// Makes an item of what a line or row holds, or says what is wrong with it.
///
/// @param mostItems more are refused before any is worked on
record ItemReader(Validator validator, int mostItems) {

    <T> Parsed<T> item(long line, String text, Supplier<T> value) {
        try {
            var read = value.get();
            if (read == null) {
                return bad(line, "request.malformed", "The item is empty.");
            }
            var errors =
                    validator.validate(read).stream()
                            .map(wrong ->
                                    new FieldProblem(
                                            wrong.getPropertyPath().toString(), wrong.getMessage()))
                            .sorted(Comparator.comparing(FieldProblem::field))
                            .toList();
            return errors.isEmpty()
                    ? new Parsed.Good<>(new BulkItem<>(line, read, text))
                    : new Parsed.Bad<>(
                            line,
                            new ItemProblem(
                                    "request.invalid",
                                    "Some fields are not valid; see errors.",
                                    errors));
        } catch (JacksonException unreadable) {
            return new Parsed.Bad<>(line, ItemProblem.of(JsonProblem.ofLine(line, unreadable)));
        }
    }

    static <T> Parsed<T> bad(long line, String code, String detail) {
        return new Parsed.Bad<>(line, new ItemProblem(code, detail, null));
    }

    /// @throws ProblemException 413 if that many are too many
    void checkCount(int count) {
        if (count > mostItems) {
            throw ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "bulk.too-many-items",
                    "One request takes at most "
                            + mostItems
                            + " items. Nothing was done; send them in parts.");
        }
    }
}
