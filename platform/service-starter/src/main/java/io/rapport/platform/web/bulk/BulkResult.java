package io.rapport.platform.web.bulk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer of a bulk request. The numbers add up: `total` is the sum of the other four.
///
/// @param dryRun whether nothing was written
/// @param items one per item, in the order of their lines
public record BulkResult(
        boolean dryRun,
        int total,
        int created,
        int changed,
        int unchanged,
        int rejected,
        List<Item> items) {

    /// One item.
    ///
    /// @param line where it began, counted from 1
    /// @param externalId as the item named itself
    /// @param outcome `created`, `changed`, `unchanged` or `rejected`
    public record Item(
            long line,
            @Nullable String externalId,
            @Nullable String id,
            String outcome,
            @Nullable String reason,
            @Nullable ItemProblem problem) {

        static Item accepted(long line, @Nullable String externalId, BulkOutcome outcome) {
            return new Item(
                    line,
                    externalId,
                    outcome.id(),
                    outcome.kind().name().toLowerCase(Locale.ROOT),
                    outcome.reason(),
                    null);
        }

        static Item rejected(long line, @Nullable String externalId, ItemProblem problem) {
            return new Item(line, externalId, null, "rejected", null, problem);
        }
    }

    static BulkResult of(boolean dryRun, List<Item> items) {
        return new BulkResult(
                dryRun,
                items.size(),
                count(items, "created"),
                count(items, "changed"),
                count(items, "unchanged"),
                count(items, "rejected"),
                List.copyOf(items));
    }

    private static int count(List<Item> items, String outcome) {
        return (int) items.stream().filter(item -> item.outcome().equals(outcome)).count();
    }
}
