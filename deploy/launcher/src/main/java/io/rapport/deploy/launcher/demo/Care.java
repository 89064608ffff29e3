package io.rapport.deploy.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the firm did with and for its customers: talks, tickets, campaigns.
final class Care {

    private static final int WAITING = 24;

    private final Chance chance;
    private final Instant now;
    private final Table interactions =
            new Table(
                    "interactions",
                    "id",
                    "customer",
                    "contact",
                    "employee",
                    "channel",
                    "direction",
                    "subject",
                    "at");
    private final Table tickets =
            new Table(
                    "tickets",
                    "id",
                    "customer",
                    "type",
                    "channel",
                    "priority",
                    "subject",
                    "handler",
                    "opened_at",
                    "resolved_at",
                    "closed_at");
    private final Table campaigns =
            new Table(
                    "campaigns",
                    "id",
                    "name",
                    "objective",
                    "budget",
                    "currency",
                    "channel",
                    "owner",
                    "planned_at",
                    "launched_at",
                    "finished_at");
    private final Table touches = new Table("touches", "id", "campaign", "customer", "at");
    private final Table responses = new Table("responses", "id", "touch", "outcome", "at");

    Care(Chance chance, Instant now, List<Customers.Customer> customers) {
        this.chance = chance;
        this.now = now;
        campaign("m-spring", "Press upgrade 换新计划", 30, "EMAIL", 120, customers);
        campaign("m-fair", "Trade fair week 展会周", 20, "EVENT", 60, customers);
        campaign("m-care", "Care plan for all", 25, "SMS", 20, customers);
        customers.forEach(this::talks);
        customers.forEach(this::troubles);
        queue(customers);
    }

    List<Table> tables() {
        return List.of(interactions, tickets, campaigns, touches, responses);
    }

    private void talks(Customers.Customer customer) {
        var count = customer.id().equals(Customers.SHOWN) ? 4 : chance.between(1, 3);
        var at = chance.after(customer.since(), 1, 40);
        for (var number = 1; number <= count && at.isBefore(now); number++) {
            interactions.add(
                    "i" + customer.id() + "-" + number,
                    customer.id(),
                    customer.contact(),
                    customer.owner(),
                    chance.one(List.of("CALL", "VISIT", "EMAIL", "MEETING")),
                    chance.one(List.of("OUTBOUND", "OUTBOUND", "INBOUND")),
                    chance.one(customer.chinese() ? Words.CHINESE_SUBJECTS : Words.SUBJECTS),
                    at);
            at = chance.after(at, 5, 70);
        }
    }

    private void troubles(Customers.Customer customer) {
        var opened = chance.after(customer.since(), 30, 250);
        var shown = customer.id().equals(Customers.SHOWN);
        if (!shown && (chance.percent(55) || opened.isAfter(now))) {
            return;
        }
        var begin = opened.isBefore(now) ? opened : now.minusSeconds(7200);
        var resolved = chance.after(begin, 1, 9);
        var closed = chance.after(resolved, 1, 5);
        tickets.add(
                "s" + customer.id(),
                customer.id(),
                chance.one(List.of("INQUIRY", "COMPLAINT", "REPAIR")),
                chance.one(List.of("PHONE", "EMAIL", "WEB")),
                chance.one(List.of("LOW", "NORMAL", "NORMAL", "HIGH")),
                chance.one(customer.chinese() ? Words.CHINESE_TROUBLES : Words.TROUBLES),
                chance.one(Firm.AGENTS),
                begin,
                resolved.isBefore(now) ? resolved : "",
                resolved.isBefore(now) && closed.isBefore(now) ? closed : "");
    }

    /// What came in these last days and is not solved yet; of some nobody has taken care.
    private void queue(List<Customers.Customer> customers) {
        for (var number = 0; number < WAITING; number++) {
            var customer = customers.get(number * customers.size() / WAITING);
            var opened = now.minus(Duration.ofHours(chance.between(1, 24 * 8)));
            if (opened.isBefore(customer.since())) {
                continue;
            }
            tickets.add(
                    "w" + customer.id(),
                    customer.id(),
                    chance.one(List.of("INQUIRY", "COMPLAINT", "REPAIR")),
                    chance.one(List.of("PHONE", "EMAIL", "WEB")),
                    chance.one(List.of("LOW", "NORMAL", "NORMAL", "HIGH", "URGENT")),
                    chance.one(customer.chinese() ? Words.CHINESE_TROUBLES : Words.TROUBLES),
                    number % 3 == 0 ? "" : chance.one(Firm.AGENTS),
                    opened,
                    "",
                    "");
        }
    }

    private void campaign(
            String id,
            String name,
            int percent,
            String channel,
            int daysAgo,
            List<Customers.Customer> customers) {
        var launched = now.minusSeconds(daysAgo * 86_400L);
        var finished = daysAgo > 40 ? launched.plusSeconds(30 * 86_400L).toString() : "";
        campaigns.add(
                id,
                name,
                "Win a second order",
                percent * 100,
                "USD",
                channel,
                Firm.MARKETER,
                launched.minusSeconds(14 * 86_400L),
                launched,
                finished);
        for (var customer : customers) {
            if (customer.since().isBefore(launched)
                    && (customer.id().equals(Customers.SHOWN) || chance.percent(percent))) {
                touch(id, customer, chance.after(launched, 0, 3));
            }
        }
    }

    private void touch(String campaign, Customers.Customer customer, Instant at) {
        var id = campaign + "-" + customer.id();
        touches.add(id, campaign, customer.id(), at);
        if (chance.percent(35)) {
            responses.add(
                    "r" + id,
                    id,
                    chance.one(List.of("OPENED", "OPENED", "CLICKED", "ANSWERED", "CONVERTED")),
                    at.plusSeconds(chance.between(600, 80_000)));
        }
    }
}
