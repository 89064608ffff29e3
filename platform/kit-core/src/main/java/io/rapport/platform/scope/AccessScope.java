package io.rapport.platform.scope;

import io.rapport.platform.text.Fingerprint;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one caller may read: always one tenant, and within it either everything or what certain
/// employees own. It is a mandatory argument of every read, so that a forgotten check does not
/// compile.
///
/// Records that nobody owns (the public pool, an unassigned ticket) are visible to every scope of
/// the tenant.
public sealed interface AccessScope {

    /// The organization that owns the data; never blank.
    String tenant();

    /// Everything of the tenant: marketers, analysts, administrators and integrations.
    record WholeTenant(String tenant) implements AccessScope {}

    /// Only what one of these employees owns, and what nobody owns.
    ///
    /// @param owners employee ids, never login names; may be empty
    record OwnedBy(String tenant, Set<String> owners) implements AccessScope {
        public OwnedBy {
            owners = Set.copyOf(new TreeSet<>(owners));
        }
    }

    /// The machinery itself (relay, sweeper, projections). No route can obtain it.
    record SystemScope(String tenant) implements AccessScope {}

    /// Whether a record of this owner is in scope.
    ///
    /// @param owner `null` if nobody owns it
    default boolean holds(@Nullable String owner) {
        return switch (this) {
            case WholeTenant _, SystemScope _ -> true;
            case OwnedBy(_, var owners) -> owner == null || owners.contains(owner);
        };
    }

    /// A stable fingerprint of what this scope sees, for cursors: the same caller rights give the
    /// same text.
    default String fingerprint() {
        return switch (this) {
            case WholeTenant(var tenant) -> tenant + "/*";
            case SystemScope(var tenant) -> tenant + "/system";
            case OwnedBy(var tenant, var owners) ->
                    tenant + "/" + Fingerprint.of(new TreeSet<>(owners));
        };
    }
}
