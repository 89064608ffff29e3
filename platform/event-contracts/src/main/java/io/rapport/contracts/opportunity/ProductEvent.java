package io.rapport.contracts.opportunity;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a product. Nothing of it is personal.
@PublishedOn(Topics.OPPORTUNITY)
public sealed interface ProductEvent extends PublishedEvent {

    @Override
    ProductState state();

    /// A product came on the list.
    @EventType("rapport.product.listed.v1")
    record ProductListed(ProductListed.Change change, ProductState state) implements ProductEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// Name, series or price changed.
    @EventType("rapport.product.changed.v1")
    record ProductChanged(ProductChanged.Change change, ProductState state)
            implements ProductEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> name,
                @Nullable Changed<String> series,
                @Nullable Changed<Money> listPrice,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The product is not sold any more. Deals that have it keep it.
    @EventType("rapport.product.retired.v1")
    record ProductRetired(ProductRetired.Change change, ProductState state)
            implements ProductEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.product.restored.v1")
    record ProductRestored(Restoration change, ProductState state)
            implements ProductEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this product: there is none.
    @EventType("rapport.product.withdrawn.v1")
    record ProductWithdrawn(Restoration change, ProductState state)
            implements ProductEvent, WithdrawnEvent {}
}
