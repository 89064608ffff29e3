package io.rapport.platform.bulk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer of a bulk request. The numbers add up: `total` is the sum of the four outcomes.
///
/// @param dryRun whether nothing was written
/// @param events how many events were written for all items together; 0 for a repeat
/// @param items one per item, in the order of their lines
public record BulkResult(
        boolean dryRun,
        int total,
        int created,
        int changed,
        int unchanged,
        int rejected,
        long events,
        List<Item> items) {

    /// One item.
    ///
    /// @param line where it began, counted from 1
    /// @param externalId as the item named itself
    /// @param outcome `created`, `changed`, `unchanged` or `rejected`
    /// @param events how many events were written for it
    public record Item(
            long line,
            @Nullable String externalId,
            @Nullable String id,
            String outcome,
            @Nullable String reason,
            long events,
            @Nullable ItemProblem problem) {

        static Item accepted(long line, @Nullable String externalId, BulkOutcome outcome) {
            return new Item(
                    line,
                    externalId,
                    outcome.id(),
                    outcome.kind().name().toLowerCase(Locale.ROOT),
                    outcome.reason(),
                    outcome.events(),
                    null);
        }

        static Item rejected(long line, @Nullable String externalId, ItemProblem problem) {
            return new Item(line, externalId, null, "rejected", null, 0, problem);
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
                items.stream().mapToLong(Item::events).sum(),
                List.copyOf(items));
    }

    private static int count(List<Item> items, String outcome) {
        return (int) items.stream().filter(item -> item.outcome().equals(outcome)).count();
    }
}
