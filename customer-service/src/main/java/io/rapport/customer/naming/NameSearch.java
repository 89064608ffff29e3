package io.rapport.customer.naming;

import io.rapport.platform.web.list.ListSpec;
import java.util.Map;

/// How names are stored to be found, and asked for.
public final class NameSearch {

    /// Of the fields below; see `platform/docs/decisions/0027-search-fields.md`.
    public static final int VERSION = 2;

    /// What every name has, by the rule of older instances.
    public static final ListSpec.Words FORMER =
            new ListSpec.Words("find.words", FormerNameTokens::asked);

    /// What is asked for once every name has it.
    public static final ListSpec.Words PRESENT =
            new ListSpec.Words("find.names", NameTokens::asked);

    private NameSearch() {}

    /// What is stored for a name, below `find`.
    public static Map<String, ?> fields(String name) {
        return Map.of("words", FormerNameTokens.of(name), "names", NameTokens.of(name));
    }
}
