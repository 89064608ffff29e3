package io.rapport.contracts;

import org.jspecify.annotations.Nullable;

/// What a restore of the owning service left of an aggregate's history. From the log time of the
/// event that says so on, the aggregate's events after `validUntil` and before that event no longer
/// hold; what was known before that log time stays as it was known.
///
/// @param validUntil the last event that still holds; `null` if none does
public record Restoration(@Nullable ValidUntil validUntil) {

    /// @param order see [EventOrder]; [EventOrder#NONE] if nothing holds
    public static Restoration until(long order) {
        return order == EventOrder.NONE
                ? new Restoration(null)
                : new Restoration(
                        new ValidUntil(EventOrder.epoch(order), EventOrder.sequence(order)));
    }

    /// The order of the last event that still holds; [EventOrder#NONE] if none does.
    public long order() {
        return validUntil == null
                ? EventOrder.NONE
                : EventOrder.of(validUntil.epoch(), validUntil.sequence());
    }

    /// One event of the aggregate.
    ///
    /// @param epoch its `ce_epoch`
    /// @param sequence its `ce_sequence`
    public record ValidUntil(int epoch, long sequence) {

        /// Refuses what no event has.
        public ValidUntil {
            EventOrder.of(epoch, sequence);
        }
    }
}
