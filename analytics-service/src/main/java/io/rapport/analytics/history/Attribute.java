package io.rapport.analytics.history;

/// One thing that can be said of an aggregate and that changes on its own: its stage, its owner.
/// Attributes of one kind of aggregate have different slots.
///
/// @param slot 0 to 31, unique among the attributes of one kind of aggregate
/// @param privacy whether its values are personal
public record Attribute<V>(int slot, String name, Class<V> type, Privacy privacy) {

    public Attribute {
        if (slot < 0 || slot > 31) {
            throw new IllegalArgumentException("slot of " + name + " must be 0 to 31");
        }
    }

    /// One whose values are not personal.
    public Attribute(int slot, String name, Class<V> type) {
        this(slot, name, type, Privacy.NOT_PERSONAL);
    }

    /// One whose values are personal, those that it had before as well.
    public static <V> Attribute<V> personal(int slot, String name, Class<V> type) {
        return new Attribute<>(slot, name, type, Privacy.PERSONAL);
    }

    /// Whether the values that this attribute has and had there are personal.
    public boolean isPersonalIn(Reading reading) {
        return privacy.holdsFor(reading);
    }

    int bit() {
        return 1 << slot;
    }

    /// Whether an attribute's values are personal; this may depend on the aggregate.
    @FunctionalInterface
    public interface Privacy {

        Privacy NOT_PERSONAL = _ -> false;
        Privacy PERSONAL = _ -> true;

        boolean holdsFor(Reading reading);
    }
}
