package io.rapport.marketing.touch;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks the store.
@Component
final class StoredTouches implements KnownTouches {

    private final Aggregates<Touch> touches;

    StoredTouches(Aggregates<Touch> touches) {
        this.touches = touches;
    }

    @Override
    public KnownTouch require(AccessScope scope, String id) {
        return known(touches.find(scope, id), id);
    }

    @Override
    public KnownTouch require(AccessScope scope, ExternalId externalId) {
        var found =
                touches.holderOf(scope, ExternalIds.claim("touch", externalId))
                        .flatMap(id -> touches.find(scope, id));
        return known(found, externalId.system() + ":" + externalId.id());
    }

    private static KnownTouch known(Optional<Stored<Touch>> found, String named) {
        var touch = found.orElseThrow(() -> new TouchRefusal.NotFound(named).asException());
        return new KnownTouch(touch.id(), touch.state().campaignId(), touch.state().customerId());
    }
}
