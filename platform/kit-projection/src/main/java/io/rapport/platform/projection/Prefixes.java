package io.rapport.platform.projection;

import io.rapport.contracts.EventOrder;
import io.rapport.contracts.RestoredHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts an aggregate's history at its first hole. Sequences run without a hole from 1 within an
/// epoch; an epoch follows another one with its sequence 1.
public final class Prefixes {

    private Prefixes() {}

    /// The facts that may be read, and whether these are all.
    ///
    /// @param complete false if something is known beyond the first hole of an aggregate; that
    ///   something there is lost says nothing
    public record Prefix(List<Fact> facts, boolean complete) {}

    /// Cuts each aggregate at its contiguous prefix, without what a restore took back.
    ///
    /// @param facts of one or several aggregates, each from its first event on, in order of id
    /// @param knownAt only what was in the log by then; `null` for everything
    public static Prefix of(List<Fact> facts, @Nullable Instant knownAt) {
        var byAggregate = new LinkedHashMap<String, List<Fact>>();
        for (var fact : facts) {
            if (knownAt == null || !fact.log().isAfter(knownAt)) {
                byAggregate.computeIfAbsent(fact.aggregateId(), _ -> new ArrayList<>()).add(fact);
            }
        }
        var kept = new ArrayList<Fact>(facts.size());
        var complete = true;
        for (var known : byAggregate.values()) {
            var holding = RestoredHistory.of(known, Fact::order, Fact::validUntil);
            var end = end(holding);
            var prefix = holding.stream().filter(fact -> fact.order() <= end).toList();
            kept.addAll(prefix);
            complete =
                    complete
                            && holding.stream()
                                    .noneMatch(fact -> fact.order() > end && !fact.isLost());
        }
        return new Prefix(List.copyOf(kept), complete);
    }

    /// Up to where nothing is missing among the facts of one aggregate that hold. A restore says
    /// itself what it follows.
    static long end(List<Fact> holding) {
        var end = EventOrder.NONE;
        for (var fact : holding) {
            var until = fact.validUntil();
            var follows =
                    until == RestoredHistory.NO_RESTORE ? follows(end, fact.order()) : until == end;
            if (!follows) {
                return end;
            }
            end = fact.order();
        }
        return end;
    }

    /// Whether `next` is the event directly after `last` (0: none).
    static boolean follows(long last, long next) {
        return next == last + 1
                || (EventOrder.sequence(next) == 1
                        && EventOrder.epoch(next) > EventOrder.epoch(last));
    }

    /// Goes on from `last` over ascending orders of a state, of which a higher epoch's beginning
    /// makes all before it moot.
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
