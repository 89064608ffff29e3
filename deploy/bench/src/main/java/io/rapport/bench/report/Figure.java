package io.rapport.bench.report;

import io.rapport.bench.load.Spread;

/// One measured figure beside its baseline.
///
/// @param name what was measured
/// @param unit of the figure and of its baseline
/// @param measured one value per repetition
/// @param goal what it should reach
/// @param raw the baseline, one value per repetition
/// @param rawName what the baseline is
public record Figure(
        String name, String unit, Spread measured, Goal goal, Spread raw, String rawName) {

    /// Whether the median reaches the goal.
    public boolean isMet() {
        return goal.isMet(measured.median(), raw.median());
    }

    /// How many times the baseline it is.
    public double ratio() {
        return measured.median() / raw.median();
    }
}
