package io.rapport.platform.aggregate;

import io.rapport.contracts.PublishedEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A time of an aggregate that the kernel tells in its public state, under this name, as it writes
/// the record.
sealed interface BusinessTime {

    String name();

    /// An event as it is written.
    ///
    /// @param sequence within its epoch
    /// @param at when it happened in the business
    /// @param effective when each attribute last changed, the event included
    record Happened(
            int epoch,
            long sequence,
            Publication publication,
            Instant at,
            EffectiveTimes effective) {

        boolean isFirst() {
            return epoch == 1 && sequence == 1;
        }

        /// Whether it is the first one, or takes its place.
        boolean begins() {
            return isFirst() || (epoch == 1 && Long.valueOf(1).equals(publication.corrects()));
        }
    }

    /// The time after an event; `null` where there is none, or it is unknown.
    ///
    /// @param before the time before it
    @Nullable Instant after(@Nullable Instant before, Happened event);

    /// What holds of it where events came that nobody kept it for; `null` where it is unknown.
    ///
    /// @param kept the time before those events
    @Nullable Instant otherwise(@Nullable Instant kept, EffectiveTimes effective);

    /// When the aggregate began. Only a correction of its beginning changes that.
    record Began(String name) implements BusinessTime {

        @Override
        public @Nullable Instant after(@Nullable Instant before, Happened event) {
            return event.begins() ? event.at() : before;
        }

        @Override
        public @Nullable Instant otherwise(@Nullable Instant kept, EffectiveTimes effective) {
            return effective.beginning().orElse(kept);
        }
    }

    /// Since when an attribute is what it is.
    record Since(String name, String attribute) implements BusinessTime {

        @Override
        public @Nullable Instant after(@Nullable Instant before, Happened event) {
            return event.effective().last(attribute).orElse(null);
        }

        @Override
        public @Nullable Instant otherwise(@Nullable Instant kept, EffectiveTimes effective) {
            return effective.last(attribute).orElse(null);
        }
    }

    /// When one of some events last happened; none once another one has taken that back.
    record Reached(
            String name,
            Set<Class<? extends PublishedEvent>> by,
            Set<Class<? extends PublishedEvent>> takenBackBy)
            implements BusinessTime {

        @Override
        public @Nullable Instant after(@Nullable Instant before, Happened event) {
            var kind = event.publication().event().getClass();
            if (by.contains(kind)) {
                return event.at();
            }
            return takenBackBy.contains(kind) ? null : before;
        }

        @Override
        public @Nullable Instant otherwise(@Nullable Instant kept, EffectiveTimes effective) {
            return null;
        }
    }
}
