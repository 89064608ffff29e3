package io.rapport.suites.drill;

import io.rapport.suites.LocalProcess;
import io.rapport.test.ExportedMetrics;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One value that a process exports.
record Sample(String metric, Map<String, String> labels, double value) {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /// What these processes export at this moment; nothing of one that does not answer.
    static List<Sample> scrape(Collection<LocalProcess> processes) {
        return processes.parallelStream()
                .filter(process -> process.managementPort() > 0)
                .flatMap(process -> scrape(process).stream())
                .toList();
    }

    private static List<Sample> scrape(LocalProcess process) {
        var samples = new ArrayList<Sample>();
        try {
            for (var line : ExportedMetrics.at(process.managementPort()).text().split("\n", -1)) {
                var found = LINE.matcher(line);
                if (!line.startsWith("#") && found.matches()) {
                    samples.add(
                            new Sample(
                                    found.group(1), labels(found.group(2)), value(found.group(3))));
                }
            }
        } catch (UncheckedIOException e) {
            // As Prometheus has it: what cannot be scraped has no samples.
        }
        return samples;
    }

    private static Map<String, String> labels(@Nullable String text) {
        var labels = new TreeMap<String, String>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(each -> labels.put(each.group(1), each.group(2)));
        }
        return labels;
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
