package io.rapport.suites;

import io.rapport.test.history.HistoryRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the views must say, folded from the log in the plainest way: the newest state of every
/// aggregate, and sums over these. What was withdrawn by a restore is not there.
public final class Oracle {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WHOLE_SECOND = Pattern.compile("\\.000Z\"");

    private final Map<String, Newest> newest = new HashMap<>();
    private final Set<String> withdrawn = new TreeSet<>();

    private record Newest(long epoch, long sequence, boolean withdrawn, JsonNode state) {

        Newest orIfNewer(Newest came) {
            return came.epoch > epoch || (came.epoch == epoch && came.sequence > sequence)
                    ? came
                    : this;
        }
    }

    public Oracle(Collection<HistoryRecord> records) {
        for (var record : records) {
            var value = JSON.readTree(new String(record.value(), StandardCharsets.UTF_8));
            newest.merge(
                    String.valueOf(record.key()),
                    new Newest(
                            Long.parseLong(record.header("ce_epoch")),
                            Long.parseLong(record.header("ce_sequence")),
                            record.header("ce_type").contains(".withdrawn."),
                            value.path("state")),
                    Newest::orIfNewer);
        }
        newest.forEach((id, last) -> {
            if (last.withdrawn()) {
                withdrawn.add(id);
            }
        });
        newest.keySet().removeAll(withdrawn);
    }

    /// Every aggregate that there is.
    Set<String> ids() {
        return new TreeSet<>(newest.keySet());
    }

    /// Aggregates that there were before a restore.
    Set<String> withdrawn() {
        return withdrawn;
    }

    /// A state with its times as texts that can be compared: events write their milliseconds
    /// always, answers where they are not zero.
    public static JsonNode inOneForm(JsonNode state) {
        return JSON.readTree(WHOLE_SECOND.matcher(state.toString()).replaceAll("Z\""));
    }

    /// The public state that the last event of an aggregate announced.
    public JsonNode state(String id) {
        var held = newest.get(id);
        return held == null ? JSON.createObjectNode() : held.state();
    }

    /// What the view of a customer must hold, in one comparable text.
    public String customer(String id) {
        var state = state(id);
        var deals = new TreeMap<String, Sum>();
        var tickets = new TreeMap<String, Long>();
        var touches = 0L;
        for (var each : newest.entrySet()) {
            if (!each.getValue().state().path("customerId").asString("").equals(id)) {
                continue;
            }
            var of = each.getValue().state();
            switch (each.getKey().substring(0, 4)) {
                case "opp_" -> deals.merge(status(of), Sum.of(of.path("amount")), Sum::plus);
                case "tic_" -> tickets.merge(of.path("status").asString(), 1L, Long::sum);
                case "tou_" -> touches++;
                default -> {}
            }
        }
        return line(state, deals, tickets, touches);
    }

    /// What an answered view holds, in the same text.
    public static String answered(JsonNode customer) {
        var profile = customer.path("profile");
        var deals = new TreeMap<String, Sum>();
        for (var status : new String[] {"open", "won", "lost"}) {
            var total = customer.path("deals").path(status);
            if (total.path("deals").asLong() > 0) {
                deals.put(status, Sum.answered(total));
            }
        }
        var tickets = new TreeMap<String, Long>();
        customer.path("tickets")
                .path("byStatus")
                .properties()
                .forEach(each -> tickets.put(each.getKey(), each.getValue().asLong()));
        tickets.values().removeIf(count -> count == 0);
        return line(profile, deals, tickets, customer.path("touches").path("total").asLong());
    }

    /// The whole funnel by status, in one comparable text.
    public String funnel() {
        var deals = new TreeMap<String, Sum>();
        newest.forEach((id, held) -> {
            if (id.startsWith("opp_")) {
                deals.merge(status(held.state()), Sum.of(held.state().path("amount")), Sum::plus);
            }
        });
        return deals.toString();
    }

    /// An answered funnel's total, in the same text.
    public static String answeredFunnel(JsonNode total) {
        var deals = new TreeMap<String, Sum>();
        for (var status : new String[] {"open", "won", "lost"}) {
            if (total.path(status).path("deals").asLong() > 0) {
                deals.put(status, Sum.answered(total.path(status)));
            }
        }
        return deals.toString();
    }

    private static String status(JsonNode deal) {
        return deal.path("status").asString().toLowerCase(java.util.Locale.ROOT);
    }

    private static String line(
            JsonNode profile, Map<String, Sum> deals, Map<String, Long> tickets, long touches) {
        return "%s %s %s deals %s tickets %s touches %d"
                .formatted(
                        profile.path("name").asString(""),
                        profile.path("industry").asString(""),
                        profile.path("region").asString(""),
                        deals,
                        tickets,
                        touches);
    }

    /// A number of deals with their amounts by currency.
    private record Sum(long deals, Map<String, BigDecimal> amounts) {

        static Sum of(JsonNode amount) {
            var sum = new BigDecimal(amount.path("amount").asString());
            return new Sum(1, Map.of(amount.path("currency").asString(), sum)).plain();
        }

        static Sum answered(JsonNode total) {
            var amounts = new TreeMap<String, BigDecimal>();
            for (var amount : total.path("amounts")) {
                amounts.put(
                        amount.path("currency").asString(),
                        new BigDecimal(amount.path("amount").asString()));
            }
            return new Sum(total.path("deals").asLong(), amounts).plain();
        }

        Sum plus(Sum other) {
            var sums = new TreeMap<>(amounts);
            other.amounts.forEach((currency, sum) -> sums.merge(currency, sum, BigDecimal::add));
            return new Sum(deals + other.deals, sums).plain();
        }

        private Sum plain() {
            var same = new TreeMap<String, BigDecimal>();
            amounts.forEach((currency, sum) -> same.put(currency, sum.setScale(2)));
            return new Sum(deals, same);
        }
    }
}
