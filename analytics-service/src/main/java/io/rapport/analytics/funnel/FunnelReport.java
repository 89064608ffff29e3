package io.rapport.analytics.funnel;

import io.rapport.analytics.query.AnswerFreshness;
import io.rapport.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Figures with what they rely on and what they mean.
///
/// @param zone where days begin and end
/// @param names what the ids of the answer are called at present. A stage is in it if all pipelines
///   that the filters leave call it the same
/// @param stageNames what the stages of these pipelines are called at present, by pipeline and
///   stage
/// @param reliance what the figures rely on
/// @param total every deal once
/// @param parts one for each combination of values of the cuts
/// @param partsMayExceedTotal whether a deal can count in several parts
/// @param definitions what each figure means
record FunnelReport(
        AnswerFreshness reliance,
        String zone,
        FiguresAnswer total,
        List<FunnelAnswer.FunnelPart> parts,
        boolean partsMayExceedTotal,
        Map<String, String> names,
        Map<String, Map<String, String>> stageNames,
        List<Definition> definitions) {

    /// A page of the deals behind a figure.
    ///
    /// @param nextCursor what to send as `cursor` for the next page; absent on the last
    /// @param reliance what the answer relies on
    /// @param items in the order of their ids
    record OpportunityPage(
            AnswerFreshness reliance, List<OpportunityItem> items, @Nullable String nextCursor) {}

    /// A deal as it stood at the moment asked for.
    ///
    /// @param since when it came to its stage, or was closed
    /// @param status open or how it ended, for example `OPEN`
    /// @param pipelineId the pipeline that it moves through
    /// @param stageId where it stood, or stood when it was closed
    /// @param customerId whose deal it is; `null` if not known
    /// @param amount what it was worth; `null` if unknown, which is not 0
    /// @param expectedCloseOn when it was expected to close
    /// @param enteredAt when it entered its pipeline
    record OpportunityItem(
            String id,
            String status,
            String pipelineId,
            String stageId,
            @Nullable String ownerId,
            @Nullable String customerId,
            @Nullable Money amount,
            @Nullable LocalDate expectedCloseOn,
            List<String> productIds,
            Instant enteredAt,
            Instant since) {

        static OpportunityItem of(OpportunityAsOf deal) {
            return new OpportunityItem(
                    deal.id(),
                    deal.status().name(),
                    deal.stage().pipeline(),
                    deal.stage().stage(),
                    deal.owner(),
                    deal.customer(),
                    deal.amount(),
                    deal.expectedClose(),
                    deal.products(),
                    Instant.ofEpochMilli(deal.enteredAt()),
                    Instant.ofEpochMilli(deal.since()));
        }
    }

    /// The funnel at the end of each day of a range.
    ///
    /// @param names as in the figures
    /// @param stageNames as in the figures
    /// @param reliance what the figures rely on
    /// @param zone where days begin and end, for example `Asia/Shanghai`
    /// @param days one for each day of the range
    /// @param definitions what each figure means
    record Series(
            AnswerFreshness reliance,
            String zone,
            List<Day> days,
            Map<String, String> names,
            Map<String, Map<String, String>> stageNames,
            List<Definition> definitions) {}

    /// The funnel at the end of one day.
    ///
    /// @param winRate won among won and lost, to six digits; `null` if none was closed
    /// @param places by stage id, and `(won)` and `(lost)`: all pipelines added up, also where they
    ///   have stages of the same id
    /// @param pipelines the same places of each pipeline by itself
    /// @param date the day
    record Day(
            LocalDate date,
            @Nullable Double winRate,
            Map<String, FiguresAnswer.OpportunitySums> places,
            Map<String, Map<String, FiguresAnswer.OpportunitySums>> pipelines) {

        /// @param amounts by pipeline and place
        static Day of(LocalDate date, Map<StageKey, Amounts> amounts) {
            var places = new TreeMap<String, Amounts>();
            var pipelines = new TreeMap<String, Map<String, FiguresAnswer.OpportunitySums>>();
            amounts.forEach((place, each) -> {
                if (each.deals() > 0) {
                    places.computeIfAbsent(place.stage(), _ -> new Amounts()).add(each);
                    pipelines
                            .computeIfAbsent(place.pipeline(), _ -> new TreeMap<>())
                            .put(place.stage(), FiguresAnswer.OpportunitySums.of(each));
                }
            });
            var won = places.getOrDefault(Placing.WON, new Amounts()).deals();
            var lost = places.getOrDefault(Placing.LOST, new Amounts()).deals();
            var sums = new TreeMap<String, FiguresAnswer.OpportunitySums>();
            places.forEach(
                    (place, each) -> sums.put(place, FiguresAnswer.OpportunitySums.of(each)));
            return new Day(date, StageFlow.rate(won, won + lost), sums, pipelines);
        }
    }
}
