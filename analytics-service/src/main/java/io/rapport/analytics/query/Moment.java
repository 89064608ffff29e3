package io.rapport.analytics.query;

import io.rapport.analytics.history.AsOf;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.text.Literals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The moment that a question is about, as asked: `asOf` is a date, meaning its end in the tenant's
/// zone, or an instant; without it, today. `knownAt` is an instant of log time.
///
/// All lie between 1900 and 2200, as the times of events do.
///
/// @param text the `asOf` that makes the answer repeatable
public record Moment(String text, AsOf asOf, @Nullable Instant knownAt) {

    /// @throws ProblemException 400 that names the parameter
    public static Moment of(
            @Nullable String asOf, @Nullable String knownAt, Instant now, ZoneId zone) {
        var text = asOf == null ? LocalDate.ofInstant(now, zone).toString() : asOf;
        var effective = asOf(text, zone);
        var known = knownAt == null ? null : instant("knownAt", knownAt);
        return new Moment(text, known == null ? effective : effective.knownAt(known), known);
    }

    private static AsOf asOf(String text, ZoneId zone) {
        try {
            return text.indexOf('T') < 0
                    ? AsOf.endOf(Literals.date(text), zone)
                    : AsOf.at(Literals.instant(text));
        } catch (DateTimeException e) {
            throw bad("asOf", "must be " + Literals.DATE_FORM + ", or " + Literals.INSTANT_FORM);
        }
    }

    /// @throws ProblemException 400 that names the parameter
    public static LocalDate date(String parameter, String text) {
        try {
            return Literals.date(text);
        } catch (DateTimeException e) {
            throw bad(parameter, "must be " + Literals.DATE_FORM);
        }
    }

    private static Instant instant(String parameter, String text) {
        try {
            return Literals.instant(text);
        } catch (DateTimeException e) {
            throw bad(parameter, "must be " + Literals.INSTANT_FORM);
        }
    }

    /// A 400 about one parameter.
    public static ProblemException bad(String parameter, String message) {
        return ProblemException.badFields(
                "request.bad-parameter",
                "The parameter " + parameter + " " + message + ".",
                List.of(new FieldProblem(parameter, message)));
    }
}
