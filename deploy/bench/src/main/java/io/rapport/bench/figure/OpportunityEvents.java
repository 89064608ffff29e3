package io.rapport.bench.figure;

import io.rapport.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/// Deals as events, put onto the topic without a service: most of them were won a while after they
/// had been opened.
final class OpportunityEvents {

    private static final Instant FIRST_DAY = Instant.parse("2025-01-01T00:00:00Z");
    private static final int DAYS = 600;

    private final Portfolio portfolio;
    private final String series;
    private final Instant recorded;
    private final Golden opened = new Golden("rapport.opportunity.opened.v1");
    private final Golden won = new Golden("rapport.opportunity.won.v1");

    OpportunityEvents(Portfolio portfolio, String series, Instant recorded) {
        this.portfolio = portfolio;
        this.series = series;
        this.recorded = recorded;
    }

    /// Other deals of the same firm.
    OpportunityEvents also(String name) {
        return new OpportunityEvents(portfolio, series + name, recorded);
    }

    /// What every id of these deals begins with.
    String prefix() {
        return "opp_" + portfolio.run() + series;
    }

    /// Deals that were opened, one event each.
    List<ProducerRecord<String, byte[]>> opened(int from, int to) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = from; n < to; n++) {
            messages.add(opening(n));
        }
        return messages;
    }

    /// Deals of which three of five are won by a second event.
    List<ProducerRecord<String, byte[]>> histories(int from, int to) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var n = from; n < to; n++) {
            messages.add(opening(n));
            if (n % 5 < 3) {
                messages.add(winning(n));
            }
        }
        return messages;
    }

    private ProducerRecord<String, byte[]> opening(int n) {
        var value = opened.value();
        var change = (ObjectNode) value.path("change");
        change.put("pipelineId", portfolio.pipeline());
        change.put("pipelineVersion", portfolio.pipelineVersion());
        change.put("stageId", stage(n));
        deal(Golden.state(value), n);
        return message(opened, n, 1, day(n), value);
    }

    private ProducerRecord<String, byte[]> winning(int n) {
        var value = won.value();
        var change = (ObjectNode) value.path("change");
        change.put("stageId", stage(n));
        change.remove("amount");
        deal(Golden.state(value), n);
        return message(won, n, 2, day(n).plus(Duration.ofDays(20 + n % 60)), value);
    }

    private ProducerRecord<String, byte[]> message(
            Golden golden, int n, long sequence, Instant effective, ObjectNode value) {
        return golden.message(
                Topics.OPPORTUNITY,
                prefix() + "x" + n,
                sequence,
                customer(n),
                effective,
                recorded,
                value);
    }

    private void deal(ObjectNode state, int n) {
        state.put("customerId", customer(n));
        state.put("pipelineId", portfolio.pipeline());
        state.put("pipelineVersion", portfolio.pipelineVersion());
        state.put("stageId", stage(n));
        state.put("ownerId", one(portfolio.employees(), n));
        ((ObjectNode) state.path("amount")).put("amount", Integer.toString(100 + n % 20_000));
        ((ObjectNode) state.at("/lines/0")).put("productId", one(portfolio.products(), n));
        state.putArray("externalIds");
    }

    private String stage(int n) {
        return one(portfolio.stages(), n / 7);
    }

    private String customer(int n) {
        return one(portfolio.customers(), n);
    }

    private static Instant day(int n) {
        return FIRST_DAY.plus(Duration.ofDays(n % DAYS));
    }

    private static String one(List<String> of, int n) {
        return of.get(n % of.size());
    }
}
