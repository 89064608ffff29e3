package io.rapport.analytics.customer;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.Reading;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reading that shows a caller no personal value unless the caller's roles do.
///
/// @param personal whether they do
record VisibleReading(Reading reading, boolean personal) {

    boolean shows(Attribute<?> attribute) {
        return personal || !attribute.isPersonalIn(reading);
    }

    <V> @Nullable V value(Attribute<V> attribute) {
        return shows(attribute) ? reading.value(attribute) : null;
    }

    /// Whether it is known at all that the attribute was set, whenever that took effect.
    boolean knows(Attribute<?> attribute) {
        return reading.knows(attribute);
    }

    @Nullable Fact lastChange(Attribute<?> attribute) {
        return reading.lastChange(attribute);
    }

    List<Fact> visible(Collection<Attribute<?>> attributes) {
        return reading.visible(attributes);
    }

    boolean hasHole() {
        return reading.hasHole();
    }

    /// How many of the events that this reading uses are lost.
    long lost() {
        return reading.lost();
    }
}
