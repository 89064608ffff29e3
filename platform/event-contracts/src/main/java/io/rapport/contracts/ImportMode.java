package io.rapport.contracts;

import org.jspecify.annotations.Nullable;

/// What an importer says of what it brings.
public enum ImportMode {

    /// What happened long ago, in another system: it is kept, and nobody acts on it.
    HISTORY("history"),

    /// What happens now, brought in by a file or another system: acted on as if it had been typed
    /// in.
    LIVE("live");

    private final String word;

    ImportMode(String word) {
        this.word = word;
    }

    /// As headers tell it.
    public String word() {
        return word;
    }

    /// The mode that a header tells; `null` if it is none.
    public static @Nullable ImportMode of(String word) {
        for (ImportMode each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }
}
