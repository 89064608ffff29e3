package io.rapport.deploy.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The made-up deals. Each goes through the stages at their own pace; at every one some are lost,
/// some stay, and fewer go on, as in a real firm.
final class Sales {

    private static final List<Stage> STAGES =
            List.of(
                    new Stage(2, 12, 68, List.of("no-need", "no-budget", "no-contact")),
                    new Stage(5, 24, 70, List.of("no-budget", "timing", "competitor")),
                    new Stage(7, 30, 60, List.of("price", "competitor", "timing")),
                    new Stage(4, 18, 58, List.of("price", "price", "competitor", "terms")));

    /// Of those that do not go on, how many are given up; the others stay open.
    private static final int LOST_PERCENT = 80;

    /// How long a seller puts off the day on which a deal is expected to close.
    private static final Duration PUT_OFF = Duration.ofDays(61);

    private final Chance chance;
    private final Instant now;
    private final Table deals =
            new Table(
                    "deals",
                    "id",
                    "name",
                    "owner",
                    "customer",
                    "product",
                    "quantity",
                    "amount",
                    "currency",
                    "expected_on",
                    "qualification_at",
                    "needs_at",
                    "proposal_at",
                    "negotiation_at",
                    "won_at",
                    "won_on",
                    "won_amount",
                    "won_currency",
                    "lost_at",
                    "lost_on",
                    "reason");

    Sales(Chance chance, Instant now, List<Customers.Customer> customers) {
        this.chance = chance;
        this.now = now;
        for (var customer : customers) {
            var count = customer.id().equals(Customers.SHOWN) ? 3 : chance.between(0, 3);
            for (var number = 1; number <= count; number++) {
                add(customer, number);
            }
        }
    }

    Table table() {
        return deals;
    }

    /// One stage of the pipeline.
    ///
    /// @param fastest days until a deal leaves it
    /// @param slowest the same
    /// @param percent of those that enter it go on; from the last one, are won
    /// @param reasons why deals are lost in it
    private record Stage(int fastest, int slowest, int percent, List<String> reasons) {}

    /// How far a deal came by now.
    ///
    /// @param entered when it entered the stages that it reached
    /// @param ended when it was won or lost; `null` while it is open
    /// @param reason why it was lost; `null` if it was not
    private record Way(List<Instant> entered, @Nullable Instant ended, @Nullable String reason) {

        String enteredAt(int stage) {
            return stage < entered.size() ? entered.get(stage).toString() : "";
        }

        boolean isOpen() {
            return ended == null;
        }

        @Nullable Instant won() {
            return reason == null ? ended : null;
        }

        @Nullable Instant lost() {
            return reason == null ? null : ended;
        }
    }

    private void add(Customers.Customer customer, int number) {
        var product = chance.one(Firm.PRODUCTS);
        var quantity = chance.between(1, 6);
        var currency = customer.chinese() ? "CNY" : "USD";
        var amount = product.price() * quantity * (customer.chinese() ? 7 : 1);
        var agreed = amount * chance.between(88, 100) / 100;
        var begin = chance.after(customer.since(), 1, 220);
        var expected = chance.after(begin, 30, 120);
        var way = way(begin);
        if (way.entered().isEmpty()) {
            return;
        }
        var won = way.won();
        var lost = way.lost();
        deals.add(
                "d" + customer.id() + "-" + number,
                (customer.chinese() ? "采购 " : "Order of ") + quantity + " × " + product.name(),
                customer.owner(),
                customer.id(),
                product.id(),
                quantity,
                amount,
                currency,
                day(way.isOpen() && quantity % 3 != 0 ? putOff(expected) : expected),
                way.enteredAt(0),
                way.enteredAt(1),
                way.enteredAt(2),
                way.enteredAt(3),
                cell(won),
                day(won),
                won == null ? "" : agreed,
                won == null ? "" : currency,
                cell(lost),
                day(lost),
                cell(way.reason()));
    }

    private Way way(Instant begin) {
        var entered = new ArrayList<Instant>();
        var at = begin;
        for (var stage : STAGES) {
            if (!at.isBefore(now)) {
                return new Way(entered, null, null);
            }
            entered.add(at);
            at = chance.after(at, stage.fastest(), stage.slowest());
            if (!chance.percent(stage.percent())) {
                var lost = chance.percent(LOST_PERCENT) && at.isBefore(now);
                return new Way(
                        entered, lost ? at : null, lost ? chance.one(stage.reasons()) : null);
            }
        }
        return new Way(entered, at.isBefore(now) ? at : null, null);
    }

    /// What most sellers do with a deal that has not closed when it was expected to; some forget.
    private Instant putOff(Instant expected) {
        var day = expected;
        while (day.isBefore(now)) {
            day = day.plus(PUT_OFF);
        }
        return day;
    }

    private static Object cell(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static String day(@Nullable Instant moment) {
        return moment == null ? "" : moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
