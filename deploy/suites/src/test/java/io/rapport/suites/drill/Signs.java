package io.rapport.suites.drill;

import io.rapport.suites.LocalPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What `deploy/rapport ops` prints, as an operator reads it.
final class Signs {

    private static final Duration COMMAND = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final LocalPlatform platform;

    Signs(LocalPlatform platform) {
        this.platform = platform;
    }

    /// Nothing waits to be published, in any service.
    boolean outboxIsEmpty() {
        var rows = rows(platform.ask(COMMAND, "ops", "outbox")).toList();
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(1).equals("0"));
    }

    /// Every view in use is complete up to a few seconds ago.
    boolean viewsAreFresh() {
        var rows =
                rows(platform.ask(COMMAND, "ops", "freshness"))
                        .filter(row -> row.get(3).equals("yes"))
                        .toList();
        return !rows.isEmpty() && rows.stream().allMatch(row -> isFresh(row.get(5)));
    }

    /// All buckets of every service are relayed by somebody.
    boolean leasesAreHeld() {
        var printed = platform.ask(COMMAND, "ops", "leases");
        return rows(printed).findAny().isPresent() && !printed.contains("(nobody)");
    }

    /// No record waits for an operator.
    boolean nothingIsParked() {
        return platform.ask(COMMAND, "ops", "parked", "list").strip().equals("Nothing.");
    }

    /// The rows of a printed table, cell by cell; none of an error's text.
    static Stream<List<String>> rows(String printed) {
        return printed.lines()
                .filter(line ->
                        line.matches("(customer|opportunity|service-desk|marketing|analytics) .*"))
                .map(line -> Arrays.asList(line.split("\\s{2,}", -1)));
    }

    private static boolean isFresh(String watermark) {
        return !watermark.equals("-")
                && Instant.parse(watermark).isAfter(Instant.now().minus(FRESH));
    }
}
