package io.rapport.analytics.funnel;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The figures of one part of the funnel, while they are added up.
final class Figures {

    private static final int FIXED = 200;
    private static final int FIXED_OF_FLOW = 32;

    private final Amounts open;
    private final Amounts won;
    private final Amounts lost;
    private final Days daysToWin;
    private final Days daysToLose;

    /// The days on which open deals entered a pipeline, and the stage where they stand.
    private final Days entries;

    private final Days stageEntries;
    private final Map<StageKey, StageFlow> flows = new TreeMap<>();

    Figures() {
        this(
                new Amounts(),
                new Amounts(),
                new Amounts(),
                new Days(),
                new Days(),
                new Days(),
                new Days());
    }

    private Figures(
            Amounts open,
            Amounts won,
            Amounts lost,
            Days daysToWin,
            Days daysToLose,
            Days entries,
            Days stageEntries) {
        this.open = open;
        this.won = won;
        this.lost = lost;
        this.daysToWin = daysToWin;
        this.daysToLose = daysToLose;
        this.entries = entries;
        this.stageEntries = stageEntries;
    }

    Figures copy() {
        var copy =
                new Figures(
                        open.copy(),
                        won.copy(),
                        lost.copy(),
                        daysToWin.copy(),
                        daysToLose.copy(),
                        entries.copy(),
                        stageEntries.copy());
        flows.forEach((stage, flow) -> copy.flows.put(stage, flow.copy()));
        return copy;
    }

    /// @param sign 1 to add, -1 to take away again
    void add(OpportunityAsOf deal, LocalDays days, int sign) {
        switch (deal.status()) {
            case OPEN -> {
                open.add(deal.amount(), sign);
                entries.add(days.of(deal.enteredAt()), sign);
                stageEntries.add(days.of(deal.since()), sign);
            }
            case WON -> {
                won.add(deal.amount(), sign);
                daysToWin.add(days.between(deal.enteredAt(), deal.since()), sign);
            }
            case LOST -> {
                lost.add(deal.amount(), sign);
                daysToLose.add(days.between(deal.enteredAt(), deal.since()), sign);
            }
        }
    }

    StageFlow flow(StageKey stage) {
        return flows.computeIfAbsent(stage, _ -> new StageFlow());
    }

    /// All deals that stood somewhere: open ones, and those closed within the period.
    long deals() {
        return open.deals() + won.deals() + lost.deals();
    }

    Amounts open() {
        return open;
    }

    Amounts won() {
        return won;
    }

    Amounts lost() {
        return lost;
    }

    /// Won among won and lost, to six digits; `null` if none was closed.
    @Nullable Double winRate() {
        return StageFlow.rate(won.deals(), won.deals() + lost.deals());
    }

    Days daysToWin() {
        return daysToWin;
    }

    Days daysToLose() {
        return daysToLose;
    }

    /// Of open deals, from when they entered a pipeline until that day.
    Days age(long today) {
        return entries.before(today);
    }

    /// Of open deals, from when they entered the stage where they stand until that day.
    Days daysInPresentStage(long today) {
        return stageEntries.before(today);
    }

    /// The stages that anything came through.
    Map<StageKey, StageFlow> flows() {
        var used = new TreeMap<>(flows);
        used.values().removeIf(flow -> flow.entered() == 0);
        return used;
    }

    /// How many numbers it is made of, roughly: the measure of its memory.
    int size() {
        var size = FIXED + entries.size() + stageEntries.size();
        size += daysToWin.size() + daysToLose.size();
        for (var flow : flows.values()) {
            size += FIXED_OF_FLOW + flow.stays().size();
        }
        return size;
    }

    boolean isEmpty() {
        return deals() == 0 && flows.values().stream().allMatch(flow -> flow.entered() == 0);
    }
}
