package io.rapport.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands between two cells of a row.
public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    /// The separator of a name: `comma`, `semicolon` or `tab`.
    public static Optional<Separator> named(String name) {
        return Arrays.stream(values()).filter(each -> each.text().equals(name)).findFirst();
    }

    /// All names, for messages.
    public static String names() {
        return Arrays.stream(values()).map(Separator::text).collect(Collectors.joining(", "));
    }

    /// Its name, as parameters give it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
