package io.rapport.customer.directory;

import io.rapport.platform.security.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller is told about themselves.
///
/// @param tenant the organization in which the caller acts
/// @param roles names of the caller's roles, such as `seller`, in alphabetical order
/// @param sees whose records the caller sees by the widest of these roles
/// @param seesAllOf names of the kinds of record, in alphabetical order, of which the caller sees
///   all of the tenant whatever `sees` says, for example `customer`; empty for most
/// @param readsPersonalData whether answers to the caller hold personal values
/// @param employee the caller's entry in the directory; absent if there is none
/// @param teams the team that the employee belongs to, then those that the employee leads (100 at
///   most)
/// @param zone the tenant's time zone, an id of the IANA database: days begin and end there
/// @param language the tenant's language, a BCP 47 tag: `en` or `zh-CN`
record Me(
        String tenant,
        List<String> roles,
        Role.Breadth sees,
        List<String> seesAllOf,
        boolean readsPersonalData,
        @Nullable EmployeeView employee,
        List<Membership> teams,
        String zone,
        String language) {

    /// A team of the caller's.
    ///
    /// @param id the team's
    /// @param name the team's
    /// @param member whether the caller belongs to it
    /// @param leads whether the caller leads it
    record Membership(String id, String name, boolean member, boolean leads) {}
}
