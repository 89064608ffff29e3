package io.rapport.bench.report;

/// What a figure should reach.
public sealed interface Goal {

    /// Whether a value reaches it.
    ///
    /// @param raw the baseline of the same run
    boolean isMet(double value, double raw);

    /// As the table shows it.
    String text();

    /// Not more than that.
    record AtMost(double limit) implements Goal {
        @Override
        public boolean isMet(double value, double raw) {
            return value <= limit;
        }

        @Override
        public String text() {
            return "≤ " + Table.number(limit);
        }
    }

    /// Not less than that.
    record AtLeast(double limit) implements Goal {
        @Override
        public boolean isMet(double value, double raw) {
            return value >= limit;
        }

        @Override
        public String text() {
            return "≥ " + Table.number(limit);
        }
    }

    /// At least that share of the baseline.
    record ShareOfRaw(double share) implements Goal {
        @Override
        public boolean isMet(double value, double raw) {
            return value >= share * raw;
        }

        @Override
        public String text() {
            return "≥ " + Table.number(share) + " × raw";
        }
    }

    /// Less than that many times the baseline.
    record LessThanTimesRaw(double times) implements Goal {
        @Override
        public boolean isMet(double value, double raw) {
            return value < times * raw;
        }

        @Override
        public String text() {
            return "< " + Table.number(times) + " × raw";
        }
    }

    /// Told beside the others, without a goal.
    record Told() implements Goal {
        @Override
        public boolean isMet(double value, double raw) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }
    }
}
