package io.rapport.analytics.funnel;

import io.rapport.analytics.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// That a deal came through a stage: entered it within a period, or jumped over it.
///
/// @param enteredAt first entry within the period, milliseconds
/// @param skipped whether it never stood there but jumped over it; counts as passed
/// @param passed whether it then reached a later stage or was won
record Passage(StageKey stage, long enteredAt, boolean skipped, boolean passed) {

    /// Each stage at most once.
    static List<Passage> of(
            OpportunityAsOf deal, PipelineVersions pipelines, LongPredicate inPeriod) {
        var passages = new ArrayList<Passage>(4);
        var stays = deal.stays();
        for (var i = 0; i < stays.size(); i++) {
            var stay = stays.get(i);
            if (!inPeriod.test(stay.from())) {
                continue;
            }
            if (i > 0) {
                for (var stage : pipelines.skipped(stays.get(i - 1).value(), stay.value())) {
                    add(passages, new Passage(stage, stay.from(), true, true));
                }
            }
            if (stay.isOpen()) {
                var passed = isPassed(stays, i, pipelines);
                add(passages, new Passage(StageKey.of(stay.value()), stay.from(), false, passed));
            }
        }
        return passages;
    }

    private static void add(List<Passage> passages, Passage passage) {
        for (var known : passages) {
            if (known.stage.equals(passage.stage)) {
                return;
            }
        }
        passages.add(passage);
    }

    private static boolean isPassed(List<Stay> stays, int at, PipelineVersions pipelines) {
        var stage = stays.get(at).value();
        for (var later : stays.subList(at + 1, stays.size())) {
            if (later.value().status() == Outcome.WON
                    || (later.isOpen() && pipelines.isLater(stage, later.value()))) {
                return true;
            }
        }
        return false;
    }
}
