package io.rapport.platform.security;

import java.util.EnumSet;
import java.util.Set;

/// Personal data is for those who work with the person. Analysts work with figures.
public final class PersonalData {

    private static final Set<Role> READERS =
            EnumSet.complementOf(EnumSet.of(Role.ANALYST, Role.OPERATOR));

    private PersonalData() {}

    /// Whether answers to this caller hold the personal part.
    public static boolean isReadableBy(Caller caller) {
        return caller.hasAny(READERS);
    }
}
