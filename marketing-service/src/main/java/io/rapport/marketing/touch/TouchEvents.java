package io.rapport.marketing.touch;

import io.rapport.contracts.Topics;
import io.rapport.contracts.marketing.TouchEvent.TouchRecorded;
import io.rapport.contracts.marketing.TouchState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What touches are made of, and what is published of them. They have no owner: whoever sees
/// campaigns sees their touches.
@DeclaresAggregate
final class TouchEvents {

    static final AggregateType<Touch, View<TouchState>> TYPE =
            AggregateType.of("touch", "tou", "touches", Touch.class, Topics.MARKETING)
                    .unchanging()
                    .externalIds(Touch::externalIds)
                    .found("customer", Touch::customerId)
                    .found("campaign", Touch::campaignId)
                    .tellsSince("occurredAt", "touch")
                    .sortedByTime("occurred", "occurredAt")
                    .derived(1)
                    .listedAs("recorded")
                    .unowned()
                    .shownAs(TouchEvents::state);

    private TouchEvents() {}

    /// @param at when it happened; `null` is now
    static Decision<Touch> record(Touch touch, @Nullable Instant at) {
        return TYPE.created(touch, new TouchRecorded(new TouchRecorded.Change(), state(touch)))
                .at(at);
    }

    static TouchState state(Touch touch) {
        return new TouchState(
                touch.campaignId(),
                touch.customerId(),
                touch.contactId(),
                touch.channel(),
                touch.externalIds());
    }
}
