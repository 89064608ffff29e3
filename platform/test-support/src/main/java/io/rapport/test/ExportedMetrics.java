package io.rapport.test;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a running service exports for Prometheus, compared with a committed list: one line for each
/// name, with its labels, `rapport_consumer_lag{consumer,service}`. Dashboards and alerts are
/// checked against these lists, so a name that stands there was exported by a service that ran.
///
/// ```java
/// ExportedMetrics.at(managementPort).compareWith(HERE.resolve("src/test/resources/metrics.txt"));
/// ```
///
/// With `-Drapport.metrics.write=true` the test writes the file instead.
public final class ExportedMetrics {

    private static final String WRITE = "rapport.metrics.write";
    private static final String OURS = "rapport_";
    private static final Duration SETTLED = Duration.ofSeconds(8);

    /// Not before the first collection, and not with every collector.
    private static final Pattern FLEETING = Pattern.compile("jvm_gc_(pause|concurrent).*");

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\",?");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Patience.LIMIT).build();

    private final URI endpoint;

    private ExportedMetrics(URI endpoint) {
        this.endpoint = endpoint;
    }

    /// What is exported on a management port of this machine.
    public static ExportedMetrics at(int managementPort) {
        return new ExportedMetrics(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"));
    }

    /// The whole text, as Prometheus gets it.
    public String text() {
        return text("text/plain; version=0.0.4");
    }

    private String text(String format) {
        try {
            var request =
                    HttpRequest.newBuilder(endpoint)
                            .timeout(Patience.LIMIT)
                            .header("Accept", format)
                            .build();
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Names with the labels that any of their samples has.
    public Map<String, SortedSet<String>> families() {
        return read(text());
    }

    /// Names with their labels, out of a text in Prometheus' format.
    ///
    /// @throws AssertionError if a line is neither a comment nor a sample
    public static Map<String, SortedSet<String>> read(String exposition) {
        var families = new TreeMap<String, SortedSet<String>>();
        exposition
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    var sample = SAMPLE.matcher(line);
                    assertThat(sample.matches()).as(line).isTrue();
                    var labels = families.computeIfAbsent(sample.group(1), _ -> new TreeSet<>());
                    if (sample.group(2) != null) {
                        LABEL.matcher(sample.group(2))
                                .results()
                                .forEach(label -> labels.add(label.group(1)));
                    }
                });
        return families;
    }

    /// The text as a Prometheus asks for it first.
    public String openMetrics() {
        return text("application/openmetrics-text; version=1.0.0; charset=utf-8");
    }

    /// Everything that stands in the file is exported, soon, with these labels; and everything of
    /// ours that is exported stands in the file.
    ///
    /// @throws AssertionError naming what differs, unless `rapport.metrics.write` is `true`
    public void compareWith(Path file) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            await("the first collections are over").pollDelay(SETTLED).until(() -> true);
            Files.writeString(file, lines(families()));
            return;
        }
        var committed = committed(file);
        await("every metric named is exported")
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(missing(committed, families()))
                                .as("named in %s, but not exported", file)
                                .isEmpty());
        var unnamed = families().keySet().stream().filter(name -> name.startsWith(OURS));
        assertThat(unnamed)
                .as("exported, but not named in %s (-D%s=true writes it)", file, WRITE)
                .allMatch(committed::containsKey);
    }

    /// The names and labels of a committed list.
    public static Map<String, SortedSet<String>> committed(Path file) throws IOException {
        var names = new TreeMap<String, SortedSet<String>>();
        for (var line : Files.readAllLines(file)) {
            var brace = line.indexOf('{');
            var labels = line.substring(brace + 1, line.length() - 1);
            var each = new TreeSet<String>();
            if (!labels.isEmpty()) {
                each.addAll(List.of(labels.split(",", -1)));
            }
            names.put(line.substring(0, brace), each);
        }
        return names;
    }

    private static SortedSet<String> missing(
            Map<String, SortedSet<String>> wanted, Map<String, SortedSet<String>> exported) {
        var missing = new TreeSet<String>();
        wanted.forEach((name, labels) -> {
            var there = exported.get(name);
            if (there == null || !there.containsAll(labels)) {
                missing.add(name + labels + (there == null ? "" : " has only " + there));
            }
        });
        return missing;
    }

    private static String lines(Map<String, SortedSet<String>> families) {
        return families.entrySet().stream()
                .filter(each -> !FLEETING.matcher(each.getKey()).matches())
                .map(each -> each.getKey() + "{" + String.join(",", each.getValue()) + "}\n")
                .collect(Collectors.joining());
    }
}
