package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.platform.scope.AccessScope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of the funnel.
///
/// @param by the cuts, at most three, in the order of the answer's keys
/// @param filters the values allowed, by dimension; [Dimension#NONE] asks for what has no value
/// @param from first day of the period, in the tenant's zone; `null` is from the beginning
/// @param to last day of the period; `null` is until `asOf`
/// @param unit how long the parts of a cut by period are
/// @param scope decides by the owner that a deal had at `asOf`
public record FunnelQuery(
        List<Dimension> by,
        Map<Dimension, Set<String>> filters,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        AsOf asOf,
        ZoneId zone,
        PeriodUnit unit,
        AccessScope scope) {

    public static final int MOST_CUTS = 3;

    public FunnelQuery {
        by = List.copyOf(by);
        filters = Map.copyOf(filters);
        if (by.size() > MOST_CUTS || Set.copyOf(by).size() != by.size()) {
            throw new IllegalArgumentException("at most " + MOST_CUTS + " different cuts");
        }
    }

    String tenant() {
        return scope.tenant();
    }

    /// The same question for another moment.
    FunnelQuery at(AsOf other) {
        return new FunnelQuery(by, filters, from, to, other, zone, unit, scope);
    }

    /// Whether the other one asks the same for another moment.
    boolean differsInMomentOnly(FunnelQuery other) {
        return by.equals(other.by) && equals(other.at(asOf));
    }

    /// Whether a cut or filter needs what is known of employees.
    boolean usesEmployees() {
        return uses(Dimension.TEAM, Dimension.OWNER_REGION);
    }

    /// Whether a cut or filter needs what is known of customers.
    boolean usesCustomers() {
        return uses(Dimension.INDUSTRY, Dimension.CUSTOMER_REGION);
    }

    private boolean uses(Dimension... dimensions) {
        return Arrays.stream(dimensions)
                .anyMatch(each -> by.contains(each) || filters.containsKey(each));
    }

    boolean seesAll() {
        return switch (seen()) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ -> true;
            case AccessScope.OwnedBy _ -> false;
        };
    }

    boolean sees(@Nullable String owner) {
        return seen().holds(owner);
    }

    private AccessScope seen() {
        return scope.over(OpportunityFacts.FACTS.kind().wireName());
    }
}
