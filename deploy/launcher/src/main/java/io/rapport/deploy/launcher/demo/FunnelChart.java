package io.rapport.deploy.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The funnel as text: what came through each stage, and what became of it.
final class FunnelChart {

    private FunnelChart() {}

    /// @param report the answer of `/api/v1/funnel`
    static List<String> of(JsonNode report) {
        var total = report.path("total");
        var most =
                StreamSupport.stream(total.path("stages").spliterator(), false)
                        .mapToLong(stage -> stage.path("entered").asLong())
                        .max()
                        .orElse(0);
        var lines = new ArrayList<String>();
        for (var stage : total.path("stages")) {
            var entered = stage.path("entered").asLong();
            lines.add(
                    "  %-14s %s %5d entered, %s went on"
                            .formatted(
                                    name(report, stage.path("stage").asString()),
                                    Bars.of(entered, most),
                                    entered,
                                    percent(stage.path("conversion"))));
        }
        lines.add("");
        for (var status : List.of("open", "won", "lost")) {
            var part = total.path(status);
            lines.add(
                    "  %-5s %5d deals  %s"
                            .formatted(status, part.path("deals").asLong(), amounts(part)));
        }
        lines.add("  won of those closed: " + percent(total.path("winRate")));
        lines.add("  mean days to win: " + total.at("/daysToWin/mean").asString("–"));
        return lines;
    }

    static String amounts(JsonNode part) {
        var text = new StringJoiner(", ");
        for (var money : part.path("amounts")) {
            text.add(
                    "%,.0f %s"
                            .formatted(
                                    money.path("amount").asDecimal(),
                                    money.path("currency").asString()));
        }
        return text.toString();
    }

    private static String percent(JsonNode share) {
        return share.isNull() || share.isMissingNode()
                ? "–"
                : "%.0f %%".formatted(100 * share.asDecimal().doubleValue());
    }

    private static String name(JsonNode report, String stage) {
        var name = report.path("names").path(stage).asString(stage);
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
