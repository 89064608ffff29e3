package io.rapport.engines;

/// What one check found.
///
/// @param name of the behaviour, such as `conditional update`
/// @param words one or two sentences for an operator
public record Finding(String name, Verdict verdict, String words) {

    /// How an engine stands towards one behaviour.
    public enum Verdict {
        /// It behaves as Rapport relies on.
        WORKS("works"),
        /// It is otherwise, and Rapport is safe all the same.
        DIFFERS("differs"),
        /// Rapport would lose or mix up data, or not run at all.
        UNSAFE("UNSAFE");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Finding works(String name, String words) {
        return new Finding(name, Verdict.WORKS, words);
    }

    static Finding differs(String name, String words) {
        return new Finding(name, Verdict.DIFFERS, words);
    }

    static Finding unsafe(String name, String words) {
        return new Finding(name, Verdict.UNSAFE, words);
    }
}
