package io.rapport.engines;

import io.rapport.engines.Finding.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/// Everything that was found about an engine.
///
/// @param engine what it says it is
public record Report(String engine, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /// Whether Rapport may be run on it.
    public boolean safe() {
        return findings.stream().noneMatch(each -> each.verdict() == Verdict.UNSAFE);
    }

    /// The names of the behaviours that make it unsafe.
    public List<String> faults() {
        return findings.stream()
                .filter(each -> each.verdict() == Verdict.UNSAFE)
                .map(Finding::name)
                .toList();
    }

    /// For an operator: a line per behaviour, and the conclusion.
    public String text() {
        var lines =
                findings.stream()
                        .map(each ->
                                "%-7s  %-28s %s"
                                        .formatted(
                                                each.verdict().word(), each.name(), each.words()))
                        .collect(Collectors.joining("\n"));
        var differing = findings.stream().filter(each -> each.verdict() == Verdict.DIFFERS).count();
        var conclusion =
                safe()
                        ? "Rapport is safe on it"
                                + (differing == 0 ? "." : "; mind what differs above.")
                        : "Rapport is NOT safe on it: " + String.join(", ", faults()) + ".";
        return engine + "\n\n" + lines + "\n\n" + conclusion;
    }
}
