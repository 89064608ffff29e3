package io.rapport.platform.text;

import java.util.List;

/// A word of a text, or a stretch of characters that are written without blanks: where the words in
/// it begin and end depends on what follows.
///
/// @param parts of a word with apostrophes, what stands between them; else one
/// @param stretch of characters written without blanks
public record Word(List<String> parts, boolean stretch) {

    public Word {
        parts = List.copyOf(parts);
    }

    public String whole() {
        return String.join("", parts);
    }
}
