package io.rapport.gateway.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The kinds of record that have names, told by their ids.
enum NamedKind {
    CAMPAIGN("cam"),
    CUSTOMER("cus"),
    EMPLOYEE("emp"),
    PIPELINE("pip"),
    PRODUCT("prd"),
    TEAM("tea");

    /// What may stand in an address as it is.
    private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{1,40}");

    private final String prefix;

    NamedKind(String prefix) {
        this.prefix = prefix + "_";
    }

    /// Where they are listed.
    String resource() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }

    /// The kind of the record with this id; `null` if it is no id of such a kind.
    static @Nullable NamedKind of(String id) {
        return ID.matcher(id).matches()
                ? Arrays.stream(values())
                        .filter(kind -> id.startsWith(kind.prefix))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
