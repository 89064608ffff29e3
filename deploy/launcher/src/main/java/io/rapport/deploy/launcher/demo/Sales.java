package io.rapport.deploy.launcher.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// The made-up deals: each goes stage by stage, and stops somewhere, is won or is lost.
final class Sales {

    private static final int STAGES = 4;
    private static final List<String> PRODUCTS = List.of("p-100", "p-200", "p-cell", "p-care");

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
            var count = customer.id().equals(Customers.SHOWN) ? 3 : chance.between(0, 2);
            for (var number = 1; number <= count; number++) {
                add(customer, number);
            }
        }
    }

    Table table() {
        return deals;
    }

    private void add(Customers.Customer customer, int number) {
        var product = chance.one(PRODUCTS);
        var quantity = chance.between(1, 6);
        var currency = customer.chinese() ? "CNY" : "USD";
        var amount = Firm.price(product) * quantity * (customer.chinese() ? 7 : 1);
        var stages = new String[STAGES];
        var at = chance.after(customer.since(), 1, 200);
        var reached = 0;
        while (reached < STAGES && at.isBefore(now)) {
            stages[reached++] = at.toString();
            at = chance.after(at, 3, 25);
        }
        if (reached == 0) {
            return;
        }
        var closed = at.isBefore(now) && chance.percent(75);
        var won = closed && reached == STAGES && chance.percent(62);
        var lost = closed && !won;
        var day = at.atZone(ZoneOffset.UTC).toLocalDate().toString();
        deals.add(
                "d" + customer.id() + "-" + number,
                (customer.chinese() ? "采购 " : "Order of ") + quantity + " × " + product,
                customer.owner(),
                customer.id(),
                product,
                quantity,
                amount,
                currency,
                text(stages[0]),
                text(stages[1]),
                text(stages[2]),
                text(stages[3]),
                won ? at : "",
                won ? day : "",
                won ? amount : "",
                won ? currency : "",
                lost ? at : "",
                lost ? day : "",
                lost ? chance.one(List.of("price", "competitor", "no-budget")) : "");
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
