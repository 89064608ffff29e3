package io.rapport.marketing.touch;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;

/// Touches as responses name them.
public final class KnownTouches {

    private final Aggregates<Touch> touches;

    KnownTouches(Aggregates<Touch> touches) {
        this.touches = touches;
    }

    /// @throws io.rapport.platform.command.RefusalException `touch.not-found`
    public KnownTouch require(AccessScope scope, String id) {
        return known(touches.find(scope, id), id);
    }

    /// The touch which another system calls so.
    ///
    /// @throws io.rapport.platform.command.RefusalException `touch.not-found`
    public KnownTouch require(AccessScope scope, ExternalId externalId) {
        return known(touches.find(scope, externalId), externalId.system() + ":" + externalId.id());
    }

    private static KnownTouch known(Optional<Stored<Touch>> found, String named) {
        var touch = found.orElseThrow(() -> new TouchRefusal.NotFound(named).asException());
        return new KnownTouch(
                touch.id(),
                touch.state().campaignId(),
                touch.state().customerId(),
                touch.effective().last(TouchEvents.TYPE.name()).orElse(null));
    }
}
