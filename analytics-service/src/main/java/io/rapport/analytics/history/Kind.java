package io.rapport.analytics.history;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of aggregates whose facts are kept.
public enum Kind {
    CUSTOMER("customer"),
    CONTACT("contact"),
    INTERACTION("interaction"),
    EMPLOYEE("employee"),
    TEAM("team"),
    PRODUCT("product"),
    PIPELINE("pipeline"),
    OPPORTUNITY("opportunity"),
    TICKET("ticket"),
    CAMPAIGN("campaign"),
    TOUCH("touch"),
    RESPONSE("response");

    private final String wireName;

    Kind(String wireName) {
        this.wireName = wireName;
    }

    /// The second part of the kind's event types: `rapport.<wire name>.…`.
    public String wireName() {
        return wireName;
    }

    public static Optional<Kind> named(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
    }
}
