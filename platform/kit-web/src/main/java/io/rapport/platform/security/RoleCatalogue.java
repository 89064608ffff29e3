package io.rapport.platform.security;

import java.util.List;

/// Roles of a platform beside the three of the kit. A bean of this type makes them known; a role
/// that no catalogue knows is worth nothing.
public interface RoleCatalogue {

    /// The roles, each once over all catalogues.
    List<Role> roles();
}
