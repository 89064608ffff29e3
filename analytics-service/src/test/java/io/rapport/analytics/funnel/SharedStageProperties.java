package io.rapport.analytics.funnel;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.funnel.FiguresAnswer.StageFigures;
import io.rapport.analytics.funnel.FunnelAnswer.FunnelPart;
import io.rapport.analytics.history.AsOf;
import io.rapport.platform.scope.AccessScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Two pipelines may choose the same ids for their stages: every figure is as if they had not.
class SharedStageProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final String APART = "other-";

    @Property(tries = 300)
    void figuresAreAsIfTheIdsWereApart(@ForAll long seed) {
        var random = new Random(seed);
        var dimensions = new ArrayList<>(List.of(Dimension.values()));
        Collections.shuffle(dimensions, random);
        var by = new ArrayList<>(dimensions.subList(0, random.nextInt(3)));
        if (!by.contains(Dimension.STAGE)) {
            by.add(Dimension.STAGE);
        }
        var query = query(random, by, Map.of());

        assertThat(answer(seed, "", query)).isEqualTo(shared(answer(seed, APART, query)));
    }

    @Property(tries = 100)
    void thePartsKeyIsTheFilterThatLeavesIt(@ForAll long seed) {
        var index = index(seed, "");
        var query = query(new Random(seed), List.of(Dimension.STAGE), Map.of());
        for (var part : answer(index, query).parts()) {
            var filters = new HashMap<Dimension, Set<String>>();
            part.key()
                    .forEach((cut, value) ->
                            filters.put(Dimension.named(cut).orElseThrow(), Set.of(value)));
            var filtered = answer(index, query(new Random(seed), List.of(), filters));

            assertThat(filtered.total()).isEqualTo(part.figures());
        }
    }

    @Property(tries = 100)
    void aPipelinesFunnelHasItsOwnStagesInItsOwnOrder(@ForAll long seed) {
        var index = index(seed, "");
        for (var pipeline : List.of(RandomFacts.ONE, RandomFacts.OTHER)) {
            var query =
                    query(
                            new Random(seed),
                            List.of(),
                            Map.of(Dimension.PIPELINE, Set.of(pipeline)));
            var stages = answer(index, query).total().stages();

            assertThat(stages)
                    .allSatisfy(each -> assertThat(each.pipelineId()).isEqualTo(pipeline));
            var order =
                    pipeline.equals(RandomFacts.ONE)
                            ? List.of("s1", "s3", "s2", "s4")
                            : List.of("s4", "s2", "s1", "s3");
            var shown = stages.stream().map(StageFigures::stage).toList();
            assertThat(shown).isEqualTo(order.stream().filter(shown::contains).toList());
        }
    }

    @Property(tries = 100)
    void theSeriesOfDaysIsAsIfTheIdsWereApart(@ForAll long seed) {
        var query = query(new Random(seed), List.of(), Map.of());
        var shared = days(index(seed, ""), query);
        var apart = days(index(seed, APART), query);
        for (var day = 0; day < shared.size(); day++) {
            var expected = new HashMap<String, Map<String, FiguresAnswer.OpportunitySums>>();
            apart.get(day)
                    .pipelines()
                    .forEach((pipeline, places) -> {
                        var renamed = new HashMap<String, FiguresAnswer.OpportunitySums>();
                        places.forEach((place, sums) -> renamed.put(id(place), sums));
                        expected.put(pipeline, renamed);
                    });
            assertThat(shared.get(day).pipelines()).isEqualTo(expected);
        }
    }

    private static List<FunnelReport.Day> days(OpportunityIndex index, FunnelQuery query) {
        var fold = new DailyFold(query, index.references(), FIRST, FIRST.plusDays(120));
        index.deals().forEach(fold::add);
        return fold.result().stream().map(day -> FunnelReport.Day.of(FIRST, day)).toList();
    }

    private static FunnelAnswer answer(long seed, String prefix, FunnelQuery query) {
        return answer(index(seed, prefix), query);
    }

    private static FunnelAnswer answer(OpportunityIndex index, FunnelQuery query) {
        return FunnelAnswer.of(
                query,
                FunnelFold.fold(index.deals(), query, index.references()),
                index.references());
    }

    private static OpportunityIndex index(long seed, String prefix) {
        var index = new OpportunityIndex();
        index.apply(new RandomFacts(seed, prefix).log());
        return index;
    }

    /// The answer with the ids that are apart made the same.
    private static FunnelAnswer shared(FunnelAnswer apart) {
        return new FunnelAnswer(
                shared(apart.total()),
                apart.parts().stream()
                        .map(part -> new FunnelPart(shared(part.key()), shared(part.figures())))
                        .toList(),
                apart.partsMayExceedTotal(),
                apart.incompleteOpportunities(),
                apart.lost(),
                apart.pipelines());
    }

    private static Map<String, String> shared(Map<String, String> key) {
        var shared = new LinkedHashMap<String, String>();
        key.forEach((cut, value) -> shared.put(cut, id(value)));
        return shared;
    }

    private static FiguresAnswer shared(FiguresAnswer figures) {
        return new FiguresAnswer(
                figures.deals(),
                figures.open(),
                figures.won(),
                figures.lost(),
                figures.winRate(),
                figures.daysToWin(),
                figures.daysToLose(),
                figures.age(),
                figures.daysInPresentStage(),
                figures.stages().stream()
                        .map(each ->
                                new StageFigures(
                                        each.pipelineId(),
                                        id(each.stage()),
                                        each.entered(),
                                        each.skipped(),
                                        each.passed(),
                                        each.conversion(),
                                        each.days()))
                        .toList());
    }

    private static String id(String stage) {
        return stage.startsWith(APART) ? stage.substring(APART.length()) : stage;
    }

    private static FunnelQuery query(
            Random random, List<Dimension> by, Map<Dimension, Set<String>> filters) {
        var from = FIRST.plusDays(random.nextInt(60));
        return new FunnelQuery(
                by,
                filters,
                random.nextBoolean() ? from : null,
                random.nextBoolean() ? from.plusDays(random.nextInt(60)) : null,
                AsOf.endOf(FIRST.plusDays(random.nextInt(200)), UTC),
                UTC,
                PeriodUnit.MONTH,
                new AccessScope.WholeTenant("default"));
    }
}
