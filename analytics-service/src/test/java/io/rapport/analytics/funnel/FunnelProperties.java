package io.rapport.analytics.funnel;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.platform.scope.AccessScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever the log goes through on its way, the funnel is the same, and adds up.
class FunnelProperties {

    private static final StageKey S2 = new StageKey(RandomFacts.ONE, "s2");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property(tries = 100)
    void anyOrderRepetitionOrDelayGivesTheSameFunnel(@ForAll long seed, @ForAll long journey) {
        var log = new RandomFacts(seed).log();
        var expected = new OpportunityIndex();
        expected.apply(log);

        var arrived = new OpportunityIndex();
        var folds = new FunnelCache();
        for (var batch : delivered(log, new Random(journey))) {
            arrived.apply(batch);
            folds.answer(arrived, query(journey));
        }

        assertThat(folds.answer(arrived, query(journey)))
                .isEqualTo(fresh(expected, query(journey)));
    }

    @Property(tries = 100)
    void whatIsKeptUpEqualsAFreshFoldAtEveryStep(@ForAll long seed, @ForAll long journey) {
        var index = new OpportunityIndex();
        var folds = new FunnelCache();
        var query = query(seed);
        for (var batch : delivered(new RandomFacts(seed).log(), new Random(journey))) {
            index.apply(batch);
            assertThat(folds.answer(index, query)).isEqualTo(fresh(index, query));
        }
    }

    /// Folds are moved from moment to moment while employees, customers and deals change.
    @Property(tries = 200)
    void whatIsMovedEqualsAFreshFoldAtEveryMoment(@ForAll long seed, @ForAll long journey) {
        var random = new Random(journey);
        var index = new OpportunityIndex();
        var folds = new FunnelCache();
        for (var batch : delivered(new RandomFacts(seed).log(), random)) {
            index.apply(batch);
            for (var asked = random.nextInt(3); asked > 0; asked--) {
                var day = FIRST.plusDays(random.nextInt(200));
                var query = query(seed).at(AsOf.endOf(day, UTC));
                assertThat(folds.answer(index, query)).isEqualTo(fresh(index, query));
            }
        }
    }

    @Property(tries = 50)
    void tenantsDoNotMeet(@ForAll long seed, @ForAll long other) {
        var one = new OpportunityIndex();
        one.apply(new RandomFacts(seed).log());
        var two = new OpportunityIndex();
        two.apply(new RandomFacts(other).log());
        var folds = new FunnelCache();
        var ofOne = query(seed);
        var ofTwo =
                new FunnelQuery(
                        ofOne.by(),
                        ofOne.filters(),
                        ofOne.from(),
                        ofOne.to(),
                        ofOne.asOf(),
                        ofOne.zone(),
                        ofOne.unit(),
                        new AccessScope.WholeTenant("two"));
        for (var moment : List.of(ofOne.asOf(), AsOf.endOf(FIRST.plusDays(90), UTC))) {
            assertThat(folds.answer(one, ofOne.at(moment))).isEqualTo(fresh(one, ofOne.at(moment)));
            assertThat(folds.answer(two, ofTwo.at(moment))).isEqualTo(fresh(two, ofTwo.at(moment)));
        }
    }

    private static FunnelAnswer fresh(OpportunityIndex index, FunnelQuery query) {
        var fold = new FunnelFold(query, index.references());
        index.deals().forEach(fold::add);
        return FunnelAnswer.of(query, fold.result(), index.references());
    }

    @Property(tries = 100)
    void partsAddUpToTheWhole(@ForAll long seed) {
        var index = new OpportunityIndex();
        index.apply(new RandomFacts(seed).log());
        for (var dimension : EnumSet.complementOf(EnumSet.of(Dimension.PRODUCT))) {
            var query = query(seed, List.of(dimension), Map.of());
            var funnel = FunnelFold.fold(index.deals(), query, index.references());

            assertThat(sum(funnel, row -> row.deals())).isEqualTo(funnel.total().deals());
            assertThat(sum(funnel, row -> row.won().deals()))
                    .isEqualTo(funnel.total().won().deals());
            for (var stage : stages()) {
                assertThat(sum(funnel, row -> row.flow(stage).entered()))
                        .isEqualTo(funnel.total().flow(stage).entered());
                assertThat(sum(funnel, row -> row.flow(stage).passed()))
                        .isEqualTo(funnel.total().flow(stage).passed());
            }
        }
    }

    @Property(tries = 100)
    void theListBehindAFigureHasItsDeals(@ForAll long seed) {
        var index = new OpportunityIndex();
        index.apply(new RandomFacts(seed).log());
        var query =
                query(
                        seed,
                        List.of(Dimension.OWNER),
                        Map.of(Dimension.PIPELINE, Set.of(RandomFacts.ONE)));
        for (var row : FunnelFold.fold(index.deals(), query, index.references()).rows()) {
            var filtered =
                    query(
                            seed,
                            List.of(),
                            Map.of(
                                    Dimension.PIPELINE,
                                    Set.of(RandomFacts.ONE),
                                    Dimension.OWNER,
                                    Set.of(row.key().values().getFirst())));
            for (var kind : OpportunityList.Figure.Kind.values()) {
                var figure = new OpportunityList.Figure(kind, "s2");
                var list = new OpportunityList(filtered, index.references(), figure, "", 200);
                index.deals().forEach(list::add);
                assertThat(list.result().deals()).as("%s", kind).hasSize((int) count(row, kind));
            }
        }
    }

    @Property(tries = 100)
    void whatWasKnownThenStaysKnownThen(@ForAll long seed, @ForAll long journey) {
        var log = new RandomFacts(seed).log();
        var cut = log.size() / 2;
        var knownAt = Instant.ofEpochMilli(log.get(cut).fact().logTime());
        var then = new OpportunityIndex();
        then.apply(log.subList(0, cut + 1));
        var query = query(seed);
        var later = new OpportunityIndex();
        delivered(log, new Random(journey)).forEach(later::apply);

        var asKnownThen = query.at(query.asOf().knownAt(knownAt));
        assertThat(fresh(later, asKnownThen)).isEqualTo(fresh(then, query));
    }

    /// Whenever it took effect, in whatever order, however often and late it came.
    @Property(tries = 200)
    void whatIsVoidedIsInNoFigureOfAnyMoment(@ForAll long seed, @ForAll long journey) {
        var log = new RandomFacts(seed).log();
        var voided = voidedInTheEnd(log);
        var others = new OpportunityIndex();
        others.apply(log.stream().filter(each -> !voided.contains(each.aggregate())).toList());
        var random = new Random(journey);
        var arrived = new OpportunityIndex();
        var folds = new FunnelCache();
        for (var batch : delivered(log, random)) {
            arrived.apply(batch);
            folds.answer(arrived, query(seed));
        }

        for (var asked = 0; asked < 5; asked++) {
            var day = FIRST.plusDays(random.nextInt(200));
            var query = query(seed).at(AsOf.endOf(day, UTC));
            assertThat(folds.answer(arrived, query)).isEqualTo(fresh(others, query));
            for (var kind : OpportunityList.Figure.Kind.values()) {
                var figure = new OpportunityList.Figure(kind, "s2");
                var list = new OpportunityList(query, arrived.references(), figure, "", 200);
                arrived.deals().forEach(list::add);
                assertThat(list.result().deals())
                        .extracting(OpportunityAsOf::id)
                        .noneMatch(voided::contains);
            }
        }
        var query = query(seed, List.of(), Map.of(), false);
        assertThat(series(arrived, query)).isEqualTo(series(others, query));
    }

    /// Asked by what was known before it was voided, all is as if it never was.
    @Property(tries = 100)
    void beforeItIsKnownItCounts(@ForAll long seed) {
        var log = new RandomFacts(seed).log();
        var index = new OpportunityIndex();
        index.apply(log);
        for (var at = 1; at < log.size(); at++) {
            if (!log.get(at).fact().sets(OpportunityFacts.VOIDED)) {
                continue;
            }
            var before = Instant.ofEpochMilli(log.get(at).fact().logTime() - 1);
            var then = new OpportunityIndex();
            then.apply(log.subList(0, at));
            var query = query(seed);
            assertThat(fresh(index, query.at(query.asOf().knownAt(before))))
                    .isEqualTo(fresh(then, query));
        }
    }

    private static Set<String> voidedInTheEnd(List<KeptFact> log) {
        var index = new OpportunityIndex();
        index.apply(log);
        return index.deals().stream()
                .filter(deal -> deal.history().read(AsOf.always()).knows(OpportunityFacts.VOIDED))
                .map(Opportunity::id)
                .collect(Collectors.toSet());
    }

    private static List<Map<StageKey, String>> series(OpportunityIndex index, FunnelQuery query) {
        var series = new DailyFold(query, index.references(), FIRST, FIRST.plusDays(150));
        index.deals().forEach(series::add);
        return series.result().stream().map(FunnelProperties::told).toList();
    }

    private static Map<StageKey, String> told(Map<StageKey, Amounts> places) {
        var told = new TreeMap<StageKey, String>();
        places.forEach((place, amounts) -> {
            if (amounts.deals() > 0) {
                told.put(place, amounts.deals() + " " + amounts.totals());
            }
        });
        return told;
    }

    @Property(tries = 100)
    void theSeriesOfDaysIsTheAnswersOfItsDays(@ForAll long seed) {
        var index = new OpportunityIndex();
        index.apply(new RandomFacts(seed).log());
        var query = query(seed, List.of(), Map.of(Dimension.OWNER_REGION, Set.of("North")), false);
        var series = new DailyFold(query, index.references(), FIRST, FIRST.plusDays(150));
        index.deals().forEach(series::add);

        var day = FIRST;
        for (var places : series.result()) {
            var then = query.at(AsOf.endOf(day, UTC));
            var total = FunnelFold.fold(index.deals(), then, index.references()).total();
            assertThat(places.values().stream().mapToLong(Amounts::deals).sum())
                    .isEqualTo(total.deals());
            var won = sum(places, "(won)");
            assertThat(won.deals()).isEqualTo(total.won().deals());
            assertThat(won.totals()).isEqualTo(total.won().totals());
            var lost = sum(places, "(lost)");
            assertThat(lost.deals()).isEqualTo(total.lost().deals());
            assertThat(lost.totals()).isEqualTo(total.lost().totals());
            places.keySet().removeIf(place -> place.stage().startsWith("("));
            assertThat(sum(places.values()).totals()).isEqualTo(total.open().totals());
            day = day.plusDays(1);
        }
    }

    private static Amounts sum(Map<StageKey, Amounts> places, String place) {
        return sum(
                places.entrySet().stream()
                        .filter(each -> each.getKey().stage().equals(place))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static Amounts sum(Collection<Amounts> parts) {
        var sum = new Amounts();
        parts.forEach(sum::add);
        return sum;
    }

    private static long count(Funnel.Row row, OpportunityList.Figure.Kind kind) {
        var figures = row.figures();
        return switch (kind) {
            case DEALS -> figures.deals();
            case OPEN -> figures.open().deals();
            case WON -> figures.won().deals();
            case LOST -> figures.lost().deals();
            case ENTERED -> figures.flow(S2).entered();
            case PASSED -> figures.flow(S2).passed();
            case SKIPPED -> figures.flow(S2).skipped();
        };
    }

    private static List<StageKey> stages() {
        return Stream.of(RandomFacts.ONE, RandomFacts.OTHER)
                .flatMap(pipeline ->
                        RandomFacts.STAGES.stream().map(stage -> new StageKey(pipeline, stage)))
                .toList();
    }

    private static long sum(Funnel funnel, java.util.function.ToLongFunction<Figures> figure) {
        return funnel.rows().stream().map(Funnel.Row::figures).mapToLong(figure).sum();
    }

    /// Shuffled, partly twice, in batches of any size.
    private static List<List<KeptFact>> delivered(List<KeptFact> log, Random random) {
        var arriving = new ArrayList<>(log);
        log.stream().filter(_ -> random.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        var batches = new ArrayList<List<KeptFact>>();
        var from = 0;
        while (from < arriving.size()) {
            var to = Math.min(arriving.size(), from + 1 + random.nextInt(10));
            batches.add(arriving.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static FunnelQuery query(long seed) {
        var random = new Random(seed);
        var dimensions = new ArrayList<>(List.of(Dimension.values()));
        Collections.shuffle(dimensions, random);
        return query(seed, dimensions.subList(0, 1 + random.nextInt(3)), Map.of());
    }

    private static FunnelQuery query(
            long seed, List<Dimension> by, Map<Dimension, Set<String>> filters) {
        return query(seed, by, filters, true);
    }

    private static FunnelQuery query(
            long seed,
            List<Dimension> by,
            Map<Dimension, Set<String>> filters,
            boolean withPeriod) {
        var random = new Random(seed);
        var from = FIRST.plusDays(random.nextInt(60));
        return new FunnelQuery(
                by,
                filters,
                withPeriod && random.nextBoolean() ? from : null,
                withPeriod && random.nextBoolean() ? from.plusDays(random.nextInt(60)) : null,
                AsOf.endOf(FIRST.plusDays(random.nextInt(200)), UTC),
                UTC,
                PeriodUnit.MONTH,
                random.nextBoolean()
                        ? new AccessScope.WholeTenant("default")
                        : new AccessScope.OwnedBy("default", Set.of("emp_0", "emp_1")));
    }
}
