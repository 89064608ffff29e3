package io.rapport.analytics.customer;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.ContactFacts;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.InteractionFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.analytics.vocabulary.TicketFacts;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random, but possible: the log of one customer with everything that belongs to it.
final class RandomFile {

    static final String CUSTOMER = "cus_1";
    static final long DAY = 86_400_000L;
    static final long START = 20_000 * DAY;

    private static final List<Outcome> STATUSES = List.of(Outcome.values());

    private final Random random;
    private final List<KeptFact> log = new ArrayList<>();
    private long logTime = START + 1000 * DAY;

    RandomFile(long seed) {
        this.random = new Random(seed);
    }

    List<KeptFact> log() {
        aggregate(
                CustomerFacts.FACTS.kind(),
                CUSTOMER,
                fact -> fact.set(CustomerFacts.NAME, "Acme").set(CustomerFacts.OWNER, "emp_0"),
                fact -> fact.set(CustomerFacts.OWNER, "emp_" + random.nextInt(3)));
        for (var i = 0; i < 1 + random.nextInt(4); i++) {
            related(
                    ContactFacts.FACTS.kind(),
                    "con_" + i,
                    ContactFacts.CUSTOMER,
                    ContactFacts.NAME);
            related(
                    InteractionFacts.FACTS.kind(),
                    "int_" + i,
                    InteractionFacts.CUSTOMER,
                    InteractionFacts.SUBJECT);
            related(TicketFacts.FACTS.kind(), "tic_" + i, TicketFacts.CUSTOMER, TicketFacts.STATUS);
            deal("opp_" + i);
        }
        return log;
    }

    private void related(
            Kind kind, String id, Attribute<String> owner, Attribute<String> changing) {
        aggregate(
                kind,
                id,
                fact -> fact.set(owner, CUSTOMER).set(changing, "a"),
                fact ->
                        random.nextInt(6) == 0
                                ? fact.set(owner, "cus_2")
                                : fact.set(changing, "v" + random.nextInt(5)));
    }

    private void deal(String id) {
        aggregate(
                OpportunityFacts.FACTS.kind(),
                id,
                fact ->
                        fact.set(OpportunityFacts.CUSTOMER, CUSTOMER)
                                .set(OpportunityFacts.STAGE, stage(Outcome.OPEN))
                                .set(OpportunityFacts.AMOUNT, null),
                fact ->
                        random.nextBoolean()
                                ? fact.set(
                                        OpportunityFacts.AMOUNT,
                                        Money.of("" + random.nextInt(99), "EUR"))
                                : fact.set(
                                        OpportunityFacts.STAGE,
                                        stage(STATUSES.get(random.nextInt(3)))));
    }

    private static StageValue stage(Outcome status) {
        return new StageValue("pip_1", 1, "s1", status);
    }

    private void aggregate(Kind kind, String id, Setting first, Setting next) {
        var effective = START + random.nextLong(30 * DAY);
        var events = 1 + random.nextInt(4);
        for (var sequence = 1; sequence <= events; sequence++) {
            logTime += 1 + random.nextInt(1000);
            var fact = Fact.at(EventOrder.of(1, sequence), effective, logTime);
            if (sequence > 1 && random.nextInt(5) == 0) {
                fact.replacing(EventOrder.of(1, sequence - 1));
            }
            log.add(
                    new KeptFact(
                            "default", kind, id, (sequence == 1 ? first : next).of(fact).build()));
            effective += random.nextLong(20 * DAY);
        }
        if (!kind.equals(CustomerFacts.FACTS.kind()) && random.nextInt(4) == 0) {
            restore(kind, id, random.nextInt(events + 1));
        }
    }

    /// The aggregate's service went back to where it had that many events.
    private void restore(Kind kind, String id, int valid) {
        logTime += 1 + random.nextInt(1000);
        var until = valid == 0 ? EventOrder.NONE : EventOrder.of(1, valid);
        var restored = Fact.at(EventOrder.of(2, 1), logTime, logTime).restoring(until);
        log.add(new KeptFact("default", kind, id, restored.build()));
    }

    @FunctionalInterface
    private interface Setting {
        Fact.Builder of(Fact.Builder fact);
    }
}
