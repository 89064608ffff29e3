package io.rapport.suites.counting;

import io.rapport.suites.counting.Commander.Answer;
import io.rapport.suites.counting.Commander.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One seller among several: registers customers, opens deals and tickets for them, moves these on,
/// and remembers what each must look like after what was acknowledged. Only the shared customer is
/// changed by others as well.
final class Worker {

    private static final List<String> REGIONS = List.of("North", "South", "East");
    private static final List<String> INDUSTRIES = List.of("machinery", "retail", "software");

    private final Commander commander;
    private final Random random;
    private final String name;
    private final String shared;
    private final String campaign;
    private final List<String> customers = new ArrayList<>();
    private final List<Opportunity> deals = new ArrayList<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final Map<String, Map<String, String>> expected = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private int commands;

    private record Opportunity(String id, boolean open) {}

    private record Ticket(String id, String status) {}

    /// @param shared a customer that all workers change
    /// @param campaign a launched campaign
    Worker(Commander commander, long seed, String name, String shared, String campaign) {
        this.commander = commander;
        this.random = new Random(seed);
        this.name = name;
        this.shared = shared;
        this.campaign = campaign;
    }

    /// What the public state of every aggregate must hold, field by field, by what was
    /// acknowledged.
    Map<String, Map<String, String>> expected() {
        return expected;
    }

    /// Sends one command to its end.
    void step() {
        commands++;
        var dice = random.nextInt(100);
        if (customers.isEmpty() || dice < 25) {
            register();
        } else if (dice < 35) {
            changeRegion();
        } else if (dice < 40) {
            changeShared();
        } else if (deals.isEmpty() || dice < 60) {
            open();
        } else if (dice < 82) {
            moveOn();
        } else if (tickets.isEmpty() || dice < 88) {
            raise();
        } else if (dice < 94) {
            resolveOrReopen();
        } else {
            touch();
        }
    }

    private void register() {
        var region = any(REGIONS);
        var industry = any(INDUSTRIES);
        var body =
                """
                {"kind": "ORGANIZATION", "name": "Firm %s", "industry": "%s", "region": "%s"}\
                """
                        .formatted(key(), industry, region);
        var answer = post("customers", "/api/v1/customers", body);
        if (answer.isDone()) {
            customers.add(answer.id());
            revisions.put(answer.id(), answer.revision());
            expect(answer.id(), "industry", industry);
            expect(answer.id(), "region", region);
        }
    }

    private void changeRegion() {
        var id = any(customers);
        var region = any(REGIONS);
        var answer =
                commander.send(
                        new Command(
                                "PATCH",
                                "customers",
                                "/api/v1/customers/" + id,
                                "{\"region\": \"" + region + "\"}",
                                key(),
                                revisions.getOrDefault(id, 0L)));
        if (answer.isDone()) {
            revisions.put(id, answer.revision());
            expect(id, "region", region);
        }
    }

    /// A race that one wins; the others are told so.
    private void changeShared() {
        var read = commander.get(commander.anyPort("customers"), "/api/v1/customers/" + shared);
        var revision = read.path("revision").asLong();
        if (revision > 0) {
            commander.send(
                    new Command(
                            "PATCH",
                            "customers",
                            "/api/v1/customers/" + shared,
                            "{\"region\": \"Region " + key() + "\"}",
                            key(),
                            revision));
        }
    }

    private void open() {
        var amount = Integer.toString(100 + random.nextInt(9900));
        var customer = any(customers);
        var body =
                """
                {"name": "Deal %s", "customerId": "%s", "pipelineKey": "general",
                 "amount": {"amount": "%s", "currency": "%s"}}\
                """
                        .formatted(key(), customer, amount, random.nextBoolean() ? "EUR" : "CNY");
        var answer = post("opportunities", "/api/v1/opportunities", body);
        if (answer.isDone()) {
            deals.add(new Opportunity(answer.id(), true));
            expect(answer.id(), "customerId", customer);
            expect(answer.id(), "status", "OPEN");
            expect(answer.id(), "amount.amount", amount);
        }
    }

    private void moveOn() {
        var index = random.nextInt(deals.size());
        var deal = deals.get(index);
        var path = "/api/v1/opportunities/" + deal.id();
        var dice = random.nextInt(10);
        if (!deal.open()) {
            settle(index, post("opportunities", path + "/reopening", "{}"), true, "OPEN");
        } else if (dice < 3) {
            settle(index, post("opportunities", path + "/win", "{}"), false, "WON");
        } else if (dice < 5) {
            settle(index, post("opportunities", path + "/loss", "{}"), false, "LOST");
        } else {
            var amount = Integer.toString(100 + random.nextInt(9900));
            var body =
                    "{\"amount\": {\"amount\": \"%s\", \"currency\": \"EUR\"}}".formatted(amount);
            var answer =
                    commander.send(
                            new Command("PUT", "opportunities", path + "/amount", body, key(), 0));
            if (answer.isDone()) {
                expect(deal.id(), "amount.amount", amount);
                expect(deal.id(), "amount.currency", "EUR");
            }
        }
    }

    private void settle(int index, Answer answer, boolean open, String status) {
        if (answer.isDone()) {
            var id = deals.get(index).id();
            deals.set(index, new Opportunity(id, open));
            expect(id, "status", status);
        }
    }

    private void raise() {
        var body =
                """
                {"customerId": "%s", "type": "COMPLAINT", "channel": "PHONE", "subject": "No. %s"}\
                """
                        .formatted(any(customers), key());
        var answer = post("tickets", "/api/v1/tickets", body);
        if (answer.isDone()) {
            tickets.add(new Ticket(answer.id(), "NEW"));
        }
    }

    private void resolveOrReopen() {
        var index = random.nextInt(tickets.size());
        var ticket = tickets.get(index);
        var resolved = ticket.status().equals("RESOLVED");
        var answer =
                post(
                        "tickets",
                        "/api/v1/tickets/%s/%s"
                                .formatted(ticket.id(), resolved ? "reopening" : "resolution"),
                        "{}");
        if (answer.isDone()) {
            tickets.set(index, new Ticket(ticket.id(), resolved ? "OPEN" : "RESOLVED"));
            expect(ticket.id(), "status", resolved ? "OPEN" : "RESOLVED");
        }
    }

    private void touch() {
        var body =
                "{\"campaignId\": \"%s\", \"customerId\": \"%s\"}"
                        .formatted(campaign, any(customers));
        post("touches", "/api/v1/touches", body);
    }

    private Answer post(String route, String path, String body) {
        return commander.send(Command.post(route, path, body, key()));
    }

    private void expect(String id, String field, String value) {
        expected.computeIfAbsent(id, _ -> new HashMap<>()).put(field, value);
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String key() {
        return name + "-" + commands;
    }
}
