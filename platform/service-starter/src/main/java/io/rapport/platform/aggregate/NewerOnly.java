package io.rapport.platform.aggregate;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes from a historical item only what is not older than what is known, attribute by attribute.
/// One object judges one item.
public final class NewerOnly {

    /// What a bulk item is answered when everything in which it differs is older.
    public static final String REASON = "newer value known";

    private final EffectiveTimes known;
    private final @Nullable Instant effective;
    private boolean anyOlder;

    /// @param effective when the item says it was so; `null` is now
    public NewerOnly(EffectiveTimes known, @Nullable Instant effective) {
        this.known = known;
        this.effective = effective;
    }

    /// The value that holds.
    ///
    /// @param offered `null` where the item says nothing
    public <T extends @Nullable Object> T of(String attribute, @Nullable T offered, T present) {
        if (offered == null || Objects.equals(offered, present)) {
            return present;
        }
        if (isOlder(attribute)) {
            anyOlder = true;
            return present;
        }
        return offered;
    }

    /// Why nothing changed, if it is so because the item is older.
    public @Nullable String reason() {
        return anyOlder ? REASON : null;
    }

    private boolean isOlder(String attribute) {
        return effective != null
                && known.last(attribute).filter(last -> last.isAfter(effective)).isPresent();
    }
}
