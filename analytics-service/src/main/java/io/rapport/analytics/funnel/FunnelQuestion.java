package io.rapport.analytics.funnel;

import io.rapport.analytics.query.Moment;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a question about the funnel from the parameters of a request.
final class FunnelQuestion {

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;

    private final Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
    private List<Dimension> by = List.of();
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private PeriodUnit unit = PeriodUnit.MONTH;

    FunnelQuestion() {}

    /// @throws ProblemException 400 for an unknown cut, the same twice or too many
    FunnelQuestion by(@Nullable List<String> cuts) {
        var dimensions = new ArrayList<Dimension>();
        for (var cut : cuts == null ? List.<String>of() : cuts) {
            var dimension = Dimension.named(cut).orElseThrow(FunnelQuestion::badCut);
            if (dimensions.contains(dimension)) {
                throw badCut();
            }
            dimensions.add(dimension);
        }
        if (dimensions.size() > FunnelQuery.MOST_CUTS) {
            throw badCut();
        }
        by = dimensions;
        return this;
    }

    /// @throws ProblemException 400 for too many or too long values
    FunnelQuestion filter(Dimension dimension, @Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return this;
        }
        if (values.size() > MOST_VALUES
                || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw Moment.bad(
                    dimension.wireName(), "takes at most 50 values of at most 200 characters");
        }
        filters.put(dimension, Set.copyOf(new TreeSet<>(values)));
        return this;
    }

    /// @throws ProblemException 400 for what is no date, and for a period that ends before it
    ///   begins
    FunnelQuestion within(@Nullable String first, @Nullable String last) {
        from = first == null ? null : Moment.date("from", first);
        to = last == null ? null : Moment.date("to", last);
        if (from != null && to != null && to.isBefore(from)) {
            throw Moment.bad("to", "must not be before from");
        }
        return this;
    }

    /// @throws ProblemException 400 for an unknown unit
    FunnelQuestion inUnits(@Nullable String name) {
        if (name != null) {
            unit =
                    Arrays.stream(PeriodUnit.values())
                            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    Moment.bad("unit", "must be one of day, month, quarter, year"));
        }
        return this;
    }

    FunnelQuery query(AccessScope scope, Moment moment, ZoneId zone) {
        return new FunnelQuery(by, filters, from, to, moment.asOf(), zone, unit, scope);
    }

    private static ProblemException badCut() {
        var names = Arrays.stream(Dimension.values()).map(Dimension::wireName).toList();
        return Moment.bad("by", "takes at most 3 different ones of " + names);
    }
}
