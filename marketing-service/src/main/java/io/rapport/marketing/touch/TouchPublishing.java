package io.rapport.marketing.touch;

import io.rapport.contracts.marketing.TouchEvent.TouchRecorded;
import io.rapport.contracts.marketing.TouchState;
import io.rapport.marketing.touch.TouchChange.Recorded;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.externalid.ExternalIds;

/// Says what the rest of the world gets to hear of touches.
final class TouchPublishing {

    private TouchPublishing() {}

    static Decision<Touch> record(Touch touch) {
        return Decision.of(touch, publish(new Recorded(touch)))
                .claiming(ExternalIds.claims("touch", touch.externalIds()));
    }

    static Publication publish(TouchChange change) {
        return switch (change) {
            case Recorded(var touch) ->
                    Publication.of(
                            new TouchRecorded(new TouchRecorded.Change(), state(touch)),
                            Touch.RECORD);
        };
    }

    /// The public state, as events and answers show it.
    static TouchState state(Touch touch) {
        return new TouchState(
                touch.campaignId(),
                touch.customerId(),
                touch.contactId(),
                touch.channel(),
                touch.externalIds());
    }
}
