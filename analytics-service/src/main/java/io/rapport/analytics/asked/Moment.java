package io.rapport.analytics.asked;

import io.rapport.analytics.history.AsOf;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /// @throws ProblemException 400 that names the parameter
    public static Moment of(
            @Nullable String asOf, @Nullable String knownAt, Instant now, ZoneId zone) {
        var text = asOf == null ? LocalDate.ofInstant(now, zone).toString() : asOf;
        var effective =
                text.length() == 10
                        ? AsOf.endOf(date("asOf", text), zone)
                        : AsOf.at(instant("asOf", text));
        var known = knownAt == null ? null : instant("knownAt", knownAt);
        return new Moment(text, known == null ? effective : effective.knownAt(known), known);
    }

    /// @throws ProblemException 400 that names the parameter
    public static LocalDate date(String parameter, String text) {
        try {
            return within(parameter, LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw bad(parameter, "must be a date such as 2026-01-31");
        }
    }

    private static Instant instant(String parameter, String text) {
        try {
            var moment = OffsetDateTime.parse(text);
            within(parameter, moment.toLocalDate());
            return moment.toInstant();
        } catch (DateTimeException e) {
            throw bad(parameter, "must be an instant such as 2026-01-31T09:30:00Z");
        }
    }

    private static LocalDate within(String parameter, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw bad(parameter, "must lie between 1900 and 2200");
        }
        return day;
    }

    /// A 400 about one parameter.
    public static ProblemException bad(String parameter, String message) {
        return ProblemException.badFields(
                "request.bad-parameter",
                "The parameter " + parameter + " " + message + ".",
                List.of(new FieldProblem(parameter, message)));
    }
}
