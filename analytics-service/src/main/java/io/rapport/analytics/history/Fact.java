package io.rapport.analytics.history;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.RestoredHistory;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One event, reduced to the attributes that it sets. Times are milliseconds since 1970.
public final class Fact {

    /// The order in which attributes take their values.
    static final Comparator<Fact> BY_EFFECTIVE =
            Comparator.comparingLong(Fact::effective).thenComparingLong(Fact::order);

    static final Comparator<Fact> BY_ORDER = Comparator.comparingLong(Fact::order);

    private final long order;
    private final long effective;
    private final long logTime;
    private final long replaces;
    private final long validUntil;
    private final boolean lost;
    private final int sets;
    private final @Nullable Object[] values;

    private Fact(Builder builder) {
        this.order = builder.order;
        this.effective = builder.effective;
        this.logTime = builder.logTime;
        this.replaces = builder.replaces;
        this.validUntil = builder.validUntil;
        this.lost = builder.lost;
        this.sets = builder.sets;
        this.values = builder.values.clone();
    }

    /// @param order see [EventOrder]
    /// @param effective when it happened in the business
    /// @param logTime the broker's append time, the smallest seen for this event
    public static Builder at(long order, long effective, long logTime) {
        return new Builder(order, effective, logTime);
    }

    public long order() {
        return order;
    }

    public long effective() {
        return effective;
    }

    public long logTime() {
        return logTime;
    }

    /// The order of the fact that this one corrects, in the attributes that this one sets.
    public long replaces() {
        return replaces;
    }

    /// The last place that a restore of the aggregate's service left valid, see [Restoration];
    /// [RestoredHistory#NO_RESTORE] where this says of no restore.
    public long validUntil() {
        return validUntil;
    }

    /// Whether an operator gave its record up: that it happened is all that is known.
    public boolean isLost() {
        return lost;
    }

    boolean restores() {
        return validUntil != RestoredHistory.NO_RESTORE;
    }

    public boolean sets(Attribute<?> attribute) {
        return (sets & attribute.bit()) != 0;
    }

    /// The value that this fact gives the attribute; `null` also where it takes the value away.
    public <V> @Nullable V value(Attribute<V> attribute) {
        return sets(attribute) ? attribute.type().cast(values[index(sets, attribute)]) : null;
    }

    /// Whether this fact takes the place of `other` in that attribute.
    boolean replaces(Fact other, Attribute<?> attribute) {
        return replaces == other.order && sets(attribute);
    }

    private static int index(int sets, Attribute<?> attribute) {
        return Integer.bitCount(sets & (attribute.bit() - 1));
    }

    /// Collects what one event sets.
    public static final class Builder {

        private final long order;
        private final long effective;
        private final long logTime;
        private long replaces = EventOrder.NONE;
        private long validUntil = RestoredHistory.NO_RESTORE;
        private boolean lost;
        private int sets;
        private @Nullable Object[] values = {};

        private Builder(long order, long effective, long logTime) {
            this.order = order;
            this.effective = effective;
            this.logTime = logTime;
        }

        /// Says that the event sets this attribute; `null` says that it has no value from then on.
        public <V> Builder set(Attribute<V> attribute, @Nullable V value) {
            var at = index(sets, attribute);
            if ((sets & attribute.bit()) == 0) {
                var wider = Arrays.copyOf(values, values.length + 1);
                System.arraycopy(values, at, wider, at + 1, values.length - at);
                values = wider;
                sets |= attribute.bit();
            }
            values[at] = value;
            return this;
        }

        /// Says that the event sets this attribute, if it touched it.
        public <V> Builder touched(Attribute<V> attribute, @Nullable Changed<V> changed) {
            return changed == null ? this : set(attribute, changed.to());
        }

        public Builder replacing(long order) {
            this.replaces = order;
            return this;
        }

        /// Says that the aggregate's service was restored, and up to where its history holds.
        public Builder restoring(long validUntil) {
            this.validUntil = validUntil;
            return this;
        }

        /// Says that nothing of it but its place is known.
        public Builder lost(boolean is) {
            this.lost = is;
            return this;
        }

        public Fact build() {
            return new Fact(this);
        }
    }
}
