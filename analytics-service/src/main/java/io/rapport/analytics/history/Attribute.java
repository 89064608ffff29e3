package io.rapport.analytics.history;

/// One thing that can be said of an aggregate and that changes on its own: its stage, its owner.
/// Attributes of one kind of aggregate have different slots.
///
/// @param slot 0 to 31, unique among the attributes of one kind of aggregate
public record Attribute<V>(int slot, String name, Class<V> type) {

    public Attribute {
        if (slot < 0 || slot > 31) {
            throw new IllegalArgumentException("slot of " + name + " must be 0 to 31");
        }
    }

    int bit() {
        return 1 << slot;
    }
}
