package io.rapport.platform.text;

/// A text that is not taken. Its message is a rule for the client ("must be …") and quotes nothing.
public final class UnfitTextException extends IllegalArgumentException {

    UnfitTextException(String rule) {
        super(rule);
    }

    /// What would be right.
    public String rule() {
        return String.valueOf(getMessage());
    }
}
