package io.rapport.customer.naming;

import io.rapport.platform.aggregate.WordSearch;
import io.rapport.platform.text.PlainWords;
import io.rapport.platform.text.UnicodeWords;

/// How names are stored to be found, and asked for.
public final class NameSearch {

    /// What is stored for a name, and its version; see
    /// `platform/docs/decisions/0027-search-fields.md`.
    public static final WordSearch BY_NAME =
            new WordSearch(
                    new WordSearch.Rule("words", PlainWords::of),
                    new WordSearch.Rule("names", UnicodeWords::of),
                    2);

    private NameSearch() {}
}
