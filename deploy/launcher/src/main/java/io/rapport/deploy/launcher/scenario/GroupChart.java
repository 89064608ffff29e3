package io.rapport.deploy.launcher.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A group of customers as text: who stands below whom, and what each comes to.
final class GroupChart {

    private static final String LINE = "%-28s %26s %14s %9s";

    private GroupChart() {}

    /// @param group of the answer of `/api/v1/views/customers/{id}/group`
    static List<String> of(JsonNode group) {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, LINE, "", "open", "won", "tickets"));
        for (var member : group.path("members")) {
            var name =
                    "  ".repeat(member.path("depth").asInt()) + member.path("name").asString("–");
            lines.add(line(name, member.path("own")));
        }
        lines.add(line("the whole group", group.at("/members/0/withAllBelow")));
        return lines;
    }

    private static String line(String name, JsonNode figures) {
        return String.format(
                        Locale.ROOT,
                        LINE,
                        name,
                        amounts(figures.at("/deals/open")),
                        amounts(figures.at("/deals/won")),
                        "%d open".formatted(figures.at("/tickets/open").asLong()))
                .stripTrailing();
    }

    private static String amounts(JsonNode total) {
        return total.path("deals").asLong() == 0
                ? "–"
                : total.path("amounts")
                        .valueStream()
                        .map(money ->
                                String.format(
                                        Locale.ROOT,
                                        "%,.0f %s",
                                        money.path("amount").asDecimal(),
                                        money.path("currency").asString()))
                        .collect(Collectors.joining(" + "));
    }
}
