package io.rapport.platform.security;

import java.util.Set;

/// Personal data is for those who work with the person: each [Role] says whether it reads them.
public final class PersonalData {

    private PersonalData() {}

    /// Whether answers to this caller hold the personal part.
    public static boolean isReadableBy(Caller caller) {
        return isReadableBy(caller.roles());
    }

    /// Whether answers to somebody with these roles hold the personal part.
    public static boolean isReadableBy(Set<Role> roles) {
        return roles.stream().anyMatch(Role::readsPersonalData);
    }
}
