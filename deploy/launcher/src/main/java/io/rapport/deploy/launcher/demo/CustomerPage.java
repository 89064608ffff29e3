package io.rapport.deploy.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One customer, whole, as text.
final class CustomerPage {

    private static final int SHOWN = 4;

    private CustomerPage() {}

    /// @param answer of `/api/v1/views/customers/{id}`
    static List<String> of(JsonNode answer) {
        var customer = answer.path("customer");
        var profile = customer.path("profile");
        var lines = new ArrayList<String>();
        lines.add("  " + text(profile, "name") + "   " + customer.path("id").asString());
        lines.add(
                "  %s · %s · %s · since %s"
                        .formatted(
                                text(profile, "lifecycle"),
                                text(profile, "industry"),
                                text(profile, "region"),
                                day(profile.path("since"))));
        lines.add("");
        part(lines, "contacts", customer.path("contacts"), CustomerPage::contact);
        part(lines, "interactions", customer.path("interactions"), CustomerPage::interaction);
        deals(lines, customer.path("deals"));
        var tickets = customer.path("tickets");
        lines.add(
                "  tickets: %d, %d open"
                        .formatted(tickets.path("total").asLong(), tickets.path("open").asLong()));
        some(lines, tickets.path("latest"), CustomerPage::ticket);
        part(lines, "touches of campaigns", customer.path("touches"), CustomerPage::touch);
        part(lines, "responses", customer.path("responses"), CustomerPage::response);
        lines.add(
                "  last activity: %s, %s"
                        .formatted(
                                day(customer.at("/lastActivity/at")),
                                customer.at("/lastActivity/kind").asString("–")));
        return lines;
    }

    private static void deals(List<String> lines, JsonNode deals) {
        for (var status : List.of("open", "won", "lost")) {
            var part = deals.path(status);
            lines.add(
                    "  deals %s: %d  %s"
                            .formatted(
                                    status,
                                    part.path("deals").asLong(),
                                    FunnelChart.amounts(part)));
        }
        some(lines, deals.path("latest"), CustomerPage::deal);
    }

    private static void part(
            List<String> lines,
            String title,
            JsonNode part,
            java.util.function.Function<JsonNode, String> row) {
        lines.add("  %s: %d".formatted(title, part.path("total").asLong()));
        some(lines, part.path("items"), row);
    }

    private static void some(
            List<String> lines, JsonNode items, java.util.function.Function<JsonNode, String> row) {
        var count = 0;
        for (var item : items) {
            if (count++ < SHOWN) {
                lines.add("      " + row.apply(item));
            }
        }
    }

    private static String contact(JsonNode item) {
        return text(item, "name")
                + ", "
                + text(item, "jobTitle")
                + ", "
                + text(item, "decisionRole");
    }

    private static String interaction(JsonNode item) {
        return day(item.path("at")) + "  " + text(item, "channel") + "  " + text(item, "subject");
    }

    private static String deal(JsonNode item) {
        return day(item.path("since")) + "  " + text(item, "status") + "  " + text(item, "name");
    }

    private static String ticket(JsonNode item) {
        return day(item.path("openedAt"))
                + "  "
                + text(item, "status")
                + "  "
                + text(item, "subject");
    }

    private static String touch(JsonNode item) {
        return day(item.path("at")) + "  " + text(item, "channel");
    }

    private static String response(JsonNode item) {
        return day(item.path("at")) + "  " + text(item, "outcome");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("–");
    }

    /// The day of an instant.
    private static String day(JsonNode instant) {
        var text = instant.asString("–");
        return text.length() > 10 ? text.substring(0, 10) : text;
    }
}
