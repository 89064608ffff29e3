package io.rapport.platform.projection;

import io.rapport.contracts.EventOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Cuts an aggregate's history at its first hole. Sequences run without a hole from 1 within an
/// epoch; an epoch follows another one with its sequence 1.
public final class Prefixes {

    private Prefixes() {}

    /// The facts that may be read, and whether these are all.
    ///
    /// @param complete false if something is known beyond the first hole of an aggregate
    public record Prefix(List<Fact> facts, boolean complete) {}

    /// Cuts each aggregate at its contiguous prefix.
    ///
    /// @param facts of one or several aggregates, each from its first event on, in order of id
    /// @param knownAt only what was in the log by then; `null` for everything
    public static Prefix of(List<Fact> facts, @Nullable Instant knownAt) {
        Predicate<Fact> known = fact -> knownAt == null || !fact.log().isAfter(knownAt);
        var kept = new ArrayList<Fact>(facts.size());
        var complete = true;
        var aggregate = "";
        var last = EventOrder.NONE;
        var cut = false;
        for (var fact : facts.stream().filter(known).toList()) {
            if (!fact.aggregateId().equals(aggregate)) {
                aggregate = fact.aggregateId();
                last = EventOrder.NONE;
                cut = false;
            }
            cut = cut || !follows(last, fact.order());
            if (cut) {
                complete = false;
            } else {
                kept.add(fact);
                last = fact.order();
            }
        }
        return new Prefix(List.copyOf(kept), complete);
    }

    /// Whether `next` is the event directly after `last` (0: none).
    static boolean follows(long last, long next) {
        return next == last + 1
                || (EventOrder.sequence(next) == 1
                        && EventOrder.epoch(next) > EventOrder.epoch(last));
    }

    /// Goes on from `last` over ascending orders, up to the first hole.
    static long extend(long last, Iterable<Long> orders) {
        var end = last;
        for (var order : orders) {
            if (order > end) {
                if (!follows(end, order)) {
                    return end;
                }
                end = order;
            }
        }
        return end;
    }

    /// The same for a state, of which a higher epoch's beginning makes all before it moot.
    static long extendAcrossEpochs(long last, Iterable<Long> orders) {
        var end = last;
        for (var order : orders) {
            if (order > end && follows(end, order)) {
                end = order;
            }
        }
        return end;
    }
}
