package io.rapport.platform.bulk;

import io.rapport.platform.command.RefusalException;
import io.rapport.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The items of a bulk request, read and checked before the first is worked on. Controllers take it
/// as a parameter; the query parameter `dryRun=true` asks what would happen.
public final class BulkInput<T> {

    public static final String DRY_RUN = "dryRun";

    /// What stands between the cells of a CSV table; `comma` unless said.
    public static final String SEPARATOR = "separator";

    private final List<Parsed<T>> items;
    private final boolean dryRun;
    private final int parallel;

    /// @param items in the order in which they came
    /// @param dryRun whether the handler must write nothing
    /// @param parallel how many are worked on at once
    public BulkInput(List<Parsed<T>> items, boolean dryRun, int parallel) {
        this.items = items;
        this.dryRun = dryRun;
        this.parallel = parallel;
    }

    /// Whether the handler must write nothing.
    public boolean dryRun() {
        return dryRun;
    }

    public int size() {
        return items.size();
    }

    /// Works on every item. Items with the same external id follow one another in their order;
    /// others run side by side. A refusal rejects its item only; any other failure ends the request
    /// (with what is done kept), which can be sent again.
    public BulkResult process(
            Function<T, @Nullable String> externalId, Function<BulkItem<T>, BulkOutcome> command) {
        return process(externalId, _ -> null, command);
    }

    /// Works on every item, as above, but on none before the items of this request under the
    /// external id that it needs, wherever they stand. Where items need each other in a circle,
    /// none waits.
    ///
    /// @param needs the external id of another item's aggregate; `null` if there is none
    public BulkResult process(
            Function<T, @Nullable String> externalId,
            Function<T, @Nullable String> needs,
            Function<BulkItem<T>, BulkOutcome> command) {
        var results = new ArrayList<BulkResult.Item>();
        var groups = new LinkedHashMap<String, List<BulkItem<T>>>();
        for (var item : items) {
            switch (item) {
                case Parsed.Bad<T>(var line, var problem) ->
                        results.add(BulkResult.Item.rejected(line, null, problem));
                case Parsed.Good<T>(var good) ->
                        groups.computeIfAbsent(groupOf(good, externalId), _ -> new ArrayList<>())
                                .add(good);
            }
        }
        while (!groups.isEmpty()) {
            var ready = ready(groups, needs);
            results.addAll(work(ready.values(), externalId, command));
            groups.keySet().removeAll(ready.keySet());
        }
        results.sort(Comparator.comparingLong(BulkResult.Item::line));
        return BulkResult.of(dryRun, results);
    }

    /// The groups that need none of the others that are left; all of them if they need each other.
    private Map<String, List<BulkItem<T>>> ready(
            Map<String, List<BulkItem<T>>> left, Function<T, @Nullable String> needs) {
        var ready = new LinkedHashMap<String, List<BulkItem<T>>>();
        left.forEach((key, group) -> {
            var waits =
                    group.stream()
                            .map(item -> keyOf(needs.apply(item.value())))
                            .anyMatch(needed -> !needed.equals(key) && left.containsKey(needed));
            if (!waits) {
                ready.put(key, group);
            }
        });
        return ready.isEmpty() ? new LinkedHashMap<>(left) : ready;
    }

    private List<BulkResult.Item> work(
            Collection<List<BulkItem<T>>> groups,
            Function<T, @Nullable String> externalId,
            Function<BulkItem<T>, BulkOutcome> command) {
        return ParallelTasks.run(
                parallel,
                groups,
                group ->
                        group.stream()
                                .map(item -> one(item, externalId.apply(item.value()), command))
                                .toList());
    }

    private String groupOf(BulkItem<T> item, Function<T, @Nullable String> externalId) {
        var id = externalId.apply(item.value());
        return id == null ? "line " + item.line() : keyOf(id);
    }

    private static String keyOf(@Nullable String externalId) {
        return "id " + externalId;
    }

    private BulkResult.Item one(
            BulkItem<T> item,
            @Nullable String externalId,
            Function<BulkItem<T>, BulkOutcome> command) {
        try {
            return BulkResult.Item.accepted(item.line(), externalId, command.apply(item));
        } catch (RefusalException no) {
            return BulkResult.Item.rejected(item.line(), externalId, ItemProblem.of(no.refusal()));
        } catch (ProblemException no) {
            return BulkResult.Item.rejected(item.line(), externalId, ItemProblem.of(no));
        }
    }
}
