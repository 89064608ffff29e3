package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Losses;
import io.rapport.analytics.vocabulary.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which parts of the funnel a deal falls into.
final class Placing {

    /// Closed deals stand behind the last stage.
    static final String WON = "(won)";

    static final String LOST = "(lost)";

    private static final List<PartKey> NO_CUT = List.of(new PartKey(List.of(), null));

    private final FunnelQuery query;
    private final ReferencesAsOf references;
    private final LocalDays days;
    private final boolean usesEmployees;
    private final boolean usesCustomers;

    Placing(FunnelQuery query, ReferencesAsOf references, LocalDays days) {
        this.query = query;
        this.references = references;
        this.days = days;
        this.usesEmployees = query.usesEmployees();
        this.usesCustomers = query.usesCustomers();
    }

    /// Where the deal stands: usually one key, several under a cut by product, none if a filter
    /// leaves it out.
    List<PartKey> stock(OpportunityAsOf deal) {
        return keys(deal, null);
    }

    /// Where the passage belongs: a cut by stage or pipeline places it under the stage that was
    /// passed, a cut by period under the day of entering it.
    List<PartKey> flow(OpportunityAsOf deal, Passage passage) {
        return keys(deal, passage);
    }

    /// Whether the deal, or what this question needs of what it refers to, lacks an event.
    boolean isIncomplete(OpportunityAsOf deal) {
        return deal.incomplete()
                || (usesEmployees && references.employee(deal.owner()).incomplete())
                || (usesCustomers && references.customer(deal.customer()).incomplete());
    }

    /// Notes which events of the deal, and of what this question needs of what it refers to, are
    /// lost.
    void noteLosses(OpportunityAsOf deal, Losses losses, int sign) {
        losses.add(deal.id(), deal.lost(), sign);
        if (usesEmployees && deal.owner() != null) {
            losses.add(deal.owner(), references.employee(deal.owner()).lost(), sign);
        }
        if (usesCustomers && deal.customer() != null) {
            losses.add(deal.customer(), references.customer(deal.customer()).lost(), sign);
        }
    }

    private List<PartKey> keys(OpportunityAsOf deal, @Nullable Passage passage) {
        for (var filter : query.filters().entrySet()) {
            if (!allows(filter, values(deal, filter.getKey(), passage))) {
                return List.of();
            }
        }
        var by = query.by();
        if (by.isEmpty()) {
            return NO_CUT;
        }
        var pipeline = by.contains(Dimension.STAGE) ? pipelineOfStage(deal, passage) : null;
        var first = wanted(by.getFirst(), values(deal, by.getFirst(), passage));
        var keys =
                first.size() == 1
                        ? List.of(new PartKey(first.getFirst(), pipeline))
                        : first.stream().map(value -> new PartKey(value, pipeline)).toList();
        for (var dimension : by.subList(1, by.size())) {
            keys = extended(keys, wanted(dimension, values(deal, dimension, passage)));
        }
        return keys;
    }

    private static @Nullable String pipelineOfStage(
            OpportunityAsOf deal, @Nullable Passage passage) {
        if (passage != null) {
            return passage.stage().pipeline();
        }
        return deal.status() == Outcome.OPEN ? deal.stage().pipeline() : null;
    }

    private static boolean allows(Map.Entry<Dimension, Set<String>> filter, List<String> values) {
        return values.stream().anyMatch(filter.getValue()::contains);
    }

    /// A filter by the same dimension leaves out the other products of a deal.
    private List<String> wanted(Dimension dimension, List<String> values) {
        var filter = query.filters().get(dimension);
        return filter == null || values.size() == 1
                ? values
                : values.stream().filter(filter::contains).toList();
    }

    private static List<PartKey> extended(List<PartKey> keys, List<String> values) {
        var extended = new ArrayList<PartKey>(keys.size() * values.size());
        for (var key : keys) {
            values.forEach(value -> extended.add(key.and(value)));
        }
        return extended;
    }

    private List<String> values(
            OpportunityAsOf deal, Dimension dimension, @Nullable Passage passage) {
        return switch (dimension) {
            case PIPELINE ->
                    List.of(passage == null ? deal.stage().pipeline() : passage.stage().pipeline());
            case STAGE -> List.of(passage == null ? standing(deal) : passage.stage().stage());
            case OWNER -> one(deal.owner());
            case TEAM -> one(references.employee(deal.owner()).team());
            case PRODUCT -> deal.products().isEmpty() ? List.of(Dimension.NONE) : deal.products();
            case CUSTOMER_REGION -> one(references.customer(deal.customer()).region());
            case OWNER_REGION -> one(references.employee(deal.owner()).region());
            case INDUSTRY -> one(references.customer(deal.customer()).industry());
            case PERIOD -> one(period(deal, passage));
        };
    }

    static String standing(OpportunityAsOf deal) {
        return switch (deal.status()) {
            case OPEN -> deal.stage().stage();
            case WON -> WON;
            case LOST -> LOST;
        };
    }

    private @Nullable String period(OpportunityAsOf deal, @Nullable Passage passage) {
        LocalDate day;
        if (passage != null) {
            day = days.date(passage.enteredAt());
        } else if (deal.status() == Outcome.OPEN) {
            day = deal.expectedClose();
        } else {
            day = days.date(deal.since());
        }
        return day == null ? null : query.unit().of(day);
    }

    private static List<String> one(@Nullable String value) {
        return List.of(value == null ? Dimension.NONE : value);
    }
}
