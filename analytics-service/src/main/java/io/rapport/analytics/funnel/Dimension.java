package io.rapport.analytics.funnel;

import java.util.Arrays;
import java.util.Optional;

/// What figures can be cut and filtered by.
public enum Dimension {
    PIPELINE("pipeline"),
    STAGE("stage"),
    OWNER("owner"),
    TEAM("team"),
    /// A deal with several products counts once under each: the parts may exceed the total.
    PRODUCT("product"),
    CUSTOMER_REGION("customer.region"),
    OWNER_REGION("owner.region"),
    INDUSTRY("industry"),
    /// Won and lost deals by the day of closing, open ones by the expected day.
    PERIOD("period");

    /// Where everything goes that lacks a value.
    public static final String NONE = "(none)";

    private final String wireName;

    Dimension(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Dimension> named(String name) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
    }
}
