package io.rapport.deploy.launcher.check;

/// What one check found.
///
/// @param grade how bad it is
/// @param subject what was looked at
/// @param text what was found, and what to do about it
public record Finding(Grade grade, String subject, String text) {

    /// How bad a finding is.
    public enum Grade {
        GOOD("ok"),
        NOTE("note"),
        BAD("BAD");

        private final String word;

        Grade(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Finding good(String subject, String text) {
        return new Finding(Grade.GOOD, subject, text);
    }

    static Finding note(String subject, String text) {
        return new Finding(Grade.NOTE, subject, text);
    }

    static Finding bad(String subject, String text) {
        return new Finding(Grade.BAD, subject, text);
    }

    public boolean isBad() {
        return grade == Grade.BAD;
    }

    @Override
    public String toString() {
        return "%-4s  %-12s %s".formatted(grade, subject, text);
    }
}
