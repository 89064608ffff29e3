package io.rapport.platform.aggregate;

import io.rapport.platform.externalid.ExternalIds;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes from a historical item only what is not older than what is known, attribute by attribute.
/// One object judges one item.
public final class NewerOnly {

    /// What a bulk item is answered when everything in which it differs is older.
    public static final String REASON = "newer value known";

    /// What a bulk item is answered that tells another past than what is known.
    public static final String HISTORY_STAYS = "what happened stays";

    private final EffectiveTimes known;
    private final @Nullable Instant effective;
    private final Set<String> attributes;
    private @Nullable String reason;

    /// @param effective when the item says it was so; `null` is now
    public NewerOnly(EffectiveTimes known, @Nullable Instant effective) {
        this(Set.of(), known, effective);
    }

    /// @param attributes of the kind, for [#over(Record, Record)]
    /// @param effective when the item says it was so; `null` is now
    public NewerOnly(Set<String> attributes, EffectiveTimes known, @Nullable Instant effective) {
        this.attributes = attributes;
        this.known = known;
        this.effective = effective;
    }

    /// What is known, with what the item says newer of it, component by component. A component is
    /// the attribute of its name, or of its name without `Id`; external ids are added.
    ///
    /// @param offered `null` in a component where the item says nothing
    public <R extends Record> R over(R known, R offered) {
        return RecordShape.of(known).merged(known, offered, this::newer);
    }

    private @Nullable Object newer(
            String component, @Nullable Object present, @Nullable Object offered) {
        return component.equals(ExternalIds.ATTRIBUTE)
                ? ExternalIds.union(present, offered)
                : of(attributeOf(component), offered, present);
    }

    private String attributeOf(String component) {
        if (attributes.contains(component)) {
            return component;
        }
        var without =
                component.endsWith("Id") ? component.substring(0, component.length() - 2) : "";
        if (!attributes.contains(without)) {
            throw new IllegalStateException("There is no attribute for " + component);
        }
        return without;
    }

    /// The value that holds.
    ///
    /// @param offered `null` where the item says nothing
    public <T extends @Nullable Object> T of(String attribute, @Nullable T offered, T present) {
        if (offered == null || Objects.equals(offered, present)) {
            return present;
        }
        if (isOlder(attribute)) {
            because(REASON);
            return present;
        }
        return offered;
    }

    /// Notes why something of the item changes nothing, unless a reason is noted already.
    public void because(String why) {
        reason = reason == null ? why : reason;
    }

    /// Why nothing changed, if it did not: above all because the item is older.
    public @Nullable String reason() {
        return reason;
    }

    private boolean isOlder(String attribute) {
        return effective != null
                && known.last(attribute).filter(last -> last.isAfter(effective)).isPresent();
    }
}
