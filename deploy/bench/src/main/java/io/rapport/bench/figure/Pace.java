package io.rapport.bench.figure;

import java.time.Duration;

/// How long and how much is measured.
///
/// @param warmUp how long mixed load runs before the first figure, at the least
/// @param each how long one repetition takes where time decides
/// @param repetitions how often a figure is measured
/// @param deals how many are imported in one repetition
/// @param events how many are projected, or drained, in one repetition
/// @param opportunities for the funnel; twice as many for the second figure
/// @param share of the rates that figures are meant for
public record Pace(
        Duration warmUp,
        Duration each,
        int repetitions,
        int deals,
        int events,
        int opportunities,
        double share) {

    /// For figures that are kept.
    public static final Pace FULL =
            new Pace(Duration.ofSeconds(30), Duration.ofSeconds(10), 3, 4_000, 20_000, 100_000, 1);

    /// For trying; its figures say nothing.
    public static final Pace QUICK =
            new Pace(Duration.ofSeconds(15), Duration.ofSeconds(3), 1, 800, 3_000, 5_000, 0.2);

    /// The rate to offer instead of that one.
    double rate(double perSecond) {
        return perSecond * share;
    }
}
