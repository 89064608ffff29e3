package io.rapport.customer.naming;

import io.rapport.platform.aggregate.WordSearch;
import io.rapport.platform.text.PlainWords;
import io.rapport.platform.text.Word;
import java.util.List;

/// How names are stored to be found, and asked for.
public final class NameSearch {

    /// What is stored for a name, and its version; see
    /// `platform/docs/decisions/0027-search-fields.md`.
    public static final WordSearch BY_NAME =
            new WordSearch(
                    new WordSearch.Rule("words", PlainWords::of),
                    new WordSearch.Rule("names", NameSearch::words),
                    2);

    private NameSearch() {}

    /// The words of a name in any script; [FoldedText] says what of it does not count.
    static List<Word> words(String name) {
        return Words.of(FoldedText.of(name));
    }
}
