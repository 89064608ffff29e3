package io.rapport.platform.security;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What somebody is allowed to be. The wire name is what the token's `roles` claim holds.
public enum Role {
    SELLER("seller"),
    SALES_MANAGER("sales-manager"),
    SERVICE_AGENT("service-agent"),
    SERVICE_LEAD("service-lead"),
    MARKETER("marketer"),
    ANALYST("analyst"),
    OPERATOR("operator"),
    ADMINISTRATOR("administrator"),
    INTEGRATION("integration");

    private static final Map<String, Role> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Role::wireName, Function.identity()));

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// The role of that wire name; empty for a name that this version does not know.
    public static Optional<Role> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
