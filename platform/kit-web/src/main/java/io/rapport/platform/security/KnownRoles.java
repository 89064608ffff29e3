package io.rapport.platform.security;

import io.rapport.platform.security.Role.Breadth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every role that a token may name here.
public final class KnownRoles {

    private static final List<Role> OF_THE_KIT =
            List.of(
                    new Role(Role.OPERATOR, Breadth.NONE, false),
                    new Role(Role.ADMINISTRATOR, Breadth.TENANT, true),
                    new Role(Role.INTEGRATION, Breadth.TENANT, true));

    private final Map<String, Role> byName = new LinkedHashMap<>();

    KnownRoles(Collection<RoleCatalogue> catalogues) {
        catalogues.forEach(catalogue -> catalogue.roles().forEach(this::add));
        OF_THE_KIT.forEach(this::add);
    }

    private void add(Role role) {
        if (byName.put(role.name(), role) != null) {
            throw new IllegalArgumentException(
                    "the role " + role.name() + " is declared twice: keep one");
        }
    }

    /// The role of this name; `null` for one that this version does not know.
    @Nullable Role named(String name) {
        return byName.get(name);
    }

    /// Their names, the kit's last.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
