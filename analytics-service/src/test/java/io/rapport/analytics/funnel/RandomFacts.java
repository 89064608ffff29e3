package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.EmployeeFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.analytics.vocabulary.Products;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random, but possible: logs of a few deals, sellers and customers. The same seed gives the same.
final class RandomFacts {

    static final long DAY = 86_400_000L;
    static final long START = LocalDate.of(2026, 1, 1).toEpochDay() * DAY;
    static final List<String> STAGES = List.of("s1", "s2", "s3", "s4");
    static final String ONE = "pip_1";
    static final String OTHER = "pip_2";
    private static final String TENANT = "default";

    private final Random random;
    private final String prefix;
    private final List<KeptFact> log = new ArrayList<>();
    private int dealsPipeline;
    private long logTime = START + 1000 * DAY;

    /// With two pipelines whose stages have the same ids.
    RandomFacts(long seed) {
        this(seed, "");
    }

    /// @param prefix of the second pipeline's stage ids: with one, no ids are shared
    RandomFacts(long seed, String prefix) {
        this.random = new Random(seed);
        this.prefix = prefix;
    }

    /// In the order in which the broker took them.
    List<KeptFact> log() {
        pipeline(ONE, List.of("s1", "s2", "s3"), List.of("s1", "s3", "s2", "s4"));
        pipeline(OTHER, List.of("s3", "s1", "s2"), List.of("s4", "s2", "s1", "s3"));
        for (var i = 0; i < 3; i++) {
            employee("emp_" + i);
            customer("cus_" + i);
        }
        var deals = 1 + random.nextInt(12);
        for (var i = 0; i < deals; i++) {
            deal("opp_" + i);
        }
        return log;
    }

    private void pipeline(String pipeline, List<String> first, List<String> second) {
        for (var version = 1; version <= 2; version++) {
            var stages = version == 1 ? first : second;
            add(
                    PipelineFacts.FACTS.kind(),
                    pipeline,
                    fact(version, START)
                            .set(
                                    PipelineFacts.TEMPLATE,
                                    new PipelineFacts.Template(
                                            "General",
                                            version,
                                            stages.stream()
                                                    .map(id -> id(pipeline, id))
                                                    .map(id ->
                                                            new PipelineFacts.Stage(
                                                                    id, id, false, null, null))
                                                    .toList())));
        }
    }

    private void employee(String id) {
        var effective = START;
        for (var sequence = 1; sequence <= 1 + random.nextInt(3); sequence++) {
            effective += random.nextLong(40 * DAY);
            add(
                    EmployeeFacts.FACTS.kind(),
                    id,
                    fact(sequence, effective)
                            .set(EmployeeFacts.TEAM, pick("team_a", "team_b"))
                            .set(EmployeeFacts.REGION, pick("North", "South")));
        }
    }

    private void customer(String id) {
        var effective = START;
        for (var sequence = 1; sequence <= 1 + random.nextInt(3); sequence++) {
            effective += random.nextLong(40 * DAY);
            add(
                    CustomerFacts.FACTS.kind(),
                    id,
                    fact(sequence, effective)
                            .set(
                                    CustomerFacts.INDUSTRY,
                                    random.nextInt(4) == 0 ? null : pick("a", "b"))
                            .set(CustomerFacts.REGION, pick("East", "West")));
        }
    }

    private void deal(String id) {
        dealsPipeline = random.nextInt(2);
        var effective = START + random.nextLong(60 * DAY);
        var events = 1 + random.nextInt(8);
        add(
                OpportunityFacts.FACTS.kind(),
                id,
                fact(1, effective)
                        .set(OpportunityFacts.STAGE, stage(Outcome.OPEN))
                        .set(OpportunityFacts.OWNER, "emp_" + random.nextInt(3))
                        .set(OpportunityFacts.CUSTOMER, customer())
                        .set(OpportunityFacts.AMOUNT, amount())
                        .set(OpportunityFacts.PRODUCTS, products()));
        for (var sequence = 2; sequence <= events; sequence++) {
            effective += random.nextLong(20 * DAY);
            var fact = fact(sequence, effective);
            if (random.nextInt(5) == 0) {
                fact.replacing(EventOrder.of(1, sequence - 1));
            }
            add(
                    OpportunityFacts.FACTS.kind(),
                    id,
                    random.nextInt(12) == 0 ? fact.lost(true) : changed(fact));
        }
        if (random.nextInt(4) == 0) {
            events++;
            add(
                    OpportunityFacts.FACTS.kind(),
                    id,
                    fact(events, START + random.nextLong(200 * DAY))
                            .set(OpportunityFacts.VOIDED, "OPEN"));
        }
        if (random.nextInt(3) == 0) {
            restore(id, random.nextInt(events + 1));
        }
    }

    /// The deal's service went back to where the deal had that many events, and went on from there.
    private void restore(String id, int valid) {
        var until = valid == 0 ? EventOrder.NONE : EventOrder.of(1, valid);
        logTime += 1 + random.nextInt(1000);
        var restored = Fact.at(EventOrder.of(2, 1), START + 300 * DAY, logTime);
        add(OpportunityFacts.FACTS.kind(), id, restored.restoring(until));
        for (var sequence = 2; valid > 0 && sequence <= random.nextInt(4); sequence++) {
            logTime += 1 + random.nextInt(1000);
            var effective = START + random.nextLong(200 * DAY);
            var fact = Fact.at(EventOrder.of(2, sequence), effective, logTime);
            add(OpportunityFacts.FACTS.kind(), id, changed(fact));
        }
    }

    private Fact.Builder changed(Fact.Builder fact) {
        return switch (random.nextInt(7)) {
            case 0 -> fact.set(OpportunityFacts.AMOUNT, amount());
            case 1 -> fact.set(OpportunityFacts.OWNER, "emp_" + random.nextInt(3));
            case 2 -> fact.set(OpportunityFacts.PRODUCTS, products());
            case 3 -> fact.set(OpportunityFacts.STAGE, stage(Outcome.WON));
            case 4 -> fact.set(OpportunityFacts.STAGE, stage(Outcome.LOST));
            case 5 -> fact.set(OpportunityFacts.CUSTOMER, customer());
            default -> fact.set(OpportunityFacts.STAGE, stage(Outcome.OPEN));
        };
    }

    private StageValue stage(Outcome status) {
        var version = 1 + random.nextInt(2);
        // A deal changes its pipeline only once in a while.
        var pipeline = (dealsPipeline + (random.nextInt(8) == 0 ? 1 : 0)) % 2 == 0 ? ONE : OTHER;
        var stage = STAGES.get(random.nextInt(version == 1 ? 3 : 4));
        return new StageValue(pipeline, version, id(pipeline, stage), status);
    }

    private String id(String pipeline, String stage) {
        return pipeline.equals(OTHER) ? prefix + stage : stage;
    }

    private @Nullable String customer() {
        return random.nextInt(4) == 0 ? null : "cus_" + random.nextInt(3);
    }

    private @Nullable Money amount() {
        return random.nextInt(4) == 0
                ? null
                : Money.of(random.nextInt(1000) + "." + random.nextInt(100), pick("USD", "EUR"));
    }

    private Products products() {
        return new Products(
                random.ints(random.nextInt(3), 0, 3).mapToObj(i -> "prd_" + i).toList());
    }

    private String pick(String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    private Fact.Builder fact(int sequence, long effective) {
        logTime += 1 + random.nextInt(1000);
        return Fact.at(EventOrder.of(1, sequence), effective, logTime);
    }

    private void add(Kind kind, String id, Fact.Builder fact) {
        log.add(new KeptFact(TENANT, kind, id, fact.build()));
    }
}
