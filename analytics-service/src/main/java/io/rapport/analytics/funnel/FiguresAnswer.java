package io.rapport.analytics.funnel;

import io.rapport.contracts.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of one part of the funnel, as they are answered.
///
/// @param deals open ones, and those closed within the period
/// @param winRate won among won and lost; `null` if none was closed
/// @param age of open deals since they entered a pipeline
/// @param daysInPresentStage of open deals since they entered the stage where they stand
/// @param stages what came through each stage: one pipeline's after the other's, each in the order
///   in which deals pass them
/// @param open open at the moment asked for
/// @param won won within the period
/// @param lost lost within the period
/// @param daysToWin from entering the pipeline until won; `null` if none was
/// @param daysToLose from entering the pipeline until lost; `null` if none was
record FiguresAnswer(
        long deals,
        OpportunitySums open,
        OpportunitySums won,
        OpportunitySums lost,
        @Nullable Double winRate,
        Days.@Nullable DayFigures daysToWin,
        Days.@Nullable DayFigures daysToLose,
        @Nullable Ageing age,
        Days.@Nullable DayFigures daysInPresentStage,
        List<StageFigures> stages) {

    /// @param today the last day that counts, in days since 1970
    static FiguresAnswer of(Figures figures, long today, PipelineVersions pipelines) {
        return new FiguresAnswer(
                figures.deals(),
                OpportunitySums.of(figures.open()),
                OpportunitySums.of(figures.won()),
                OpportunitySums.of(figures.lost()),
                figures.winRate(),
                figures.daysToWin().summary(),
                figures.daysToLose().summary(),
                Ageing.of(figures.age(today)),
                figures.daysInPresentStage(today).summary(),
                figures.flows().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(pipelines.showingOrder()))
                        .map(flow -> StageFigures.of(flow.getKey(), flow.getValue()))
                        .toList());
    }

    /// Deals of one status.
    ///
    /// @param amounts per currency
    /// @param unknownAmounts deals without an amount, which is not 0
    /// @param deals how many, for example `12`
    record OpportunitySums(long deals, List<Money> amounts, long unknownAmounts) {
        static OpportunitySums of(Amounts amounts) {
            return new OpportunitySums(amounts.deals(), amounts.totals(), amounts.unknown());
        }
    }

    /// What came through one stage.
    ///
    /// @param stage its id within the pipeline; another pipeline may have the same
    /// @param entered within the period, `skipped` ones included
    /// @param conversion passed among entered; `null` if none entered
    /// @param days of stays that have ended
    /// @param skipped of these, deals that jumped over it on their way
    /// @param passed of these, deals that reached a later stage or were won
    record StageFigures(
            String pipelineId,
            String stage,
            long entered,
            long skipped,
            long passed,
            @Nullable Double conversion,
            Days.@Nullable DayFigures days) {
        static StageFigures of(StageKey stage, StageFlow flow) {
            return new StageFigures(
                    stage.pipeline(),
                    stage.stage(),
                    flow.entered(),
                    flow.skipped(),
                    flow.passed(),
                    flow.conversion(),
                    flow.stays().summary());
        }
    }

    /// How old open deals are, in calendar days.
    ///
    /// @param days their distribution
    /// @param upTo30Days how many are 30 days old at most
    /// @param upTo60Days how many are 31 to 60 days old
    /// @param upTo90Days how many are 61 to 90 days old
    /// @param over90Days how many are older
    record Ageing(
            Days.DayFigures days,
            long upTo30Days,
            long upTo60Days,
            long upTo90Days,
            long over90Days) {
        static @Nullable Ageing of(Days age) {
            var days = age.summary();
            return days == null
                    ? null
                    : new Ageing(
                            days,
                            age.between(Long.MIN_VALUE, 30),
                            age.between(31, 60),
                            age.between(61, 90),
                            age.between(91, Long.MAX_VALUE));
        }
    }
}
