package io.rapport.marketing.touch;

import io.rapport.platform.aggregate.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A touch as other features know it.
///
/// @param touchedAt from when on there can be a response to it; `null` where nobody can tell
public record KnownTouch(
        String id, String campaignId, String customerId, @Nullable Instant touchedAt) {

    static KnownTouch of(Stored<Touch> touch) {
        return new KnownTouch(
                touch.id(),
                touch.state().campaignId(),
                touch.state().customerId(),
                touch.effective().last(TouchEvents.TYPE.name()).orElse(null));
    }
}
