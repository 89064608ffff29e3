package io.rapport.platform.scope;

import io.rapport.platform.text.Fingerprint;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one caller may read: always one tenant, and within it either everything or what certain
/// employees own, and of some kinds of record all there are. It is a mandatory argument of every
/// read, so that a forgotten check does not compile.
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
    /// @param wholeKinds names of the kinds of record, such as `customer`, of which everything of
    ///   the tenant may be read, whoever owns it
    record OwnedBy(String tenant, Set<String> owners, Set<String> wholeKinds)
            implements AccessScope {
        public OwnedBy {
            owners = Set.copyOf(new TreeSet<>(owners));
            wholeKinds = Set.copyOf(new TreeSet<>(wholeKinds));
        }

        public OwnedBy(String tenant, Set<String> owners) {
            this(tenant, owners, Set.of());
        }
    }

    /// The machinery itself (relay, sweeper, projections). No route can obtain it.
    record SystemScope(String tenant) implements AccessScope {}

    /// The same scope over records of one kind. Whoever reads records with owners asks for it.
    ///
    /// @param kind as in [OwnedBy#wholeKinds]
    default AccessScope over(String kind) {
        return switch (this) {
            case WholeTenant _, SystemScope _ -> this;
            case OwnedBy(var tenant, _, var wholeKinds) ->
                    wholeKinds.contains(kind) ? new WholeTenant(tenant) : this;
        };
    }

    /// Whether a record of this owner is in scope, of a kind of which not everything is.
    ///
    /// @param owner `null` if nobody owns it
    default boolean holds(@Nullable String owner) {
        return switch (this) {
            case WholeTenant _, SystemScope _ -> true;
            case OwnedBy(_, var owners, _) -> owner == null || owners.contains(owner);
        };
    }

    /// A stable fingerprint of what this scope sees, for cursors: the same caller rights give the
    /// same text.
    default String fingerprint() {
        return switch (this) {
            case WholeTenant(var tenant) -> tenant + "/*";
            case SystemScope(var tenant) -> tenant + "/system";
            case OwnedBy(var tenant, var owners, var wholeKinds) ->
                    tenant
                            + "/"
                            + Fingerprint.of(new TreeSet<>(owners))
                            + whole(wholeKinds).collect(Collectors.joining());
        };
    }

    private static Stream<String> whole(Set<String> kinds) {
        return kinds.stream().sorted().map(kind -> "/" + kind + ":*");
    }
}
