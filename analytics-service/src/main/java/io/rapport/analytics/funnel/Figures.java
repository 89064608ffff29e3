package io.rapport.analytics.funnel;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The figures of one part of the funnel, while they are added up.
final class Figures {

    private final Amounts open = new Amounts();
    private final Amounts won = new Amounts();
    private final Amounts lost = new Amounts();
    private final Days daysToWin = new Days();
    private final Days daysToLose = new Days();
    private final Days age = new Days();
    private final Days daysInPresentStage = new Days();
    private final Map<String, StageFlow> flows = new TreeMap<>();

    /// @param sign 1 to add, -1 to take away again
    void add(DealAsOf deal, LocalDays days, long today, int sign) {
        switch (deal.status()) {
            case OPEN -> {
                open.add(deal.amount(), sign);
                age.add(today - days.of(deal.enteredAt()), sign);
                daysInPresentStage.add(today - days.of(deal.since()), sign);
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

    StageFlow flow(String stage) {
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

    /// Of open deals, since they entered a pipeline.
    Days age() {
        return age;
    }

    /// Of open deals, since they entered the stage where they stand.
    Days daysInPresentStage() {
        return daysInPresentStage;
    }

    /// The stages that anything came through.
    Map<String, StageFlow> flows() {
        var used = new TreeMap<>(flows);
        used.values().removeIf(flow -> flow.entered() == 0);
        return used;
    }

    boolean isEmpty() {
        return deals() == 0 && flows.values().stream().allMatch(flow -> flow.entered() == 0);
    }
}
