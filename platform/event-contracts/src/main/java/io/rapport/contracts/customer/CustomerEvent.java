package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a customer. There is a personal part only where the customer
/// is a person.
@PublishedOn(Topics.CUSTOMER)
public sealed interface CustomerEvent extends PublishedEvent {

    @Override
    CustomerState state();

    @Override
    @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return subject;
    }

    /// A customer became known.
    @EventType("rapport.customer.registered.v1")
    record CustomerRegistered(
            CustomerRegistered.Change change,
            CustomerState state,
            @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal)
            implements CustomerEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// Master data changed.
    @EventType("rapport.customer.details-changed.v1")
    record CustomerDetailsChanged(
            CustomerDetailsChanged.Change change,
            CustomerState state,
            @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal)
            implements CustomerEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> name,
                @Nullable Changed<String> industry,
                @Nullable Changed<String> region,
                @Nullable Changed<String> parentId,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// Another employee owns the customer, or none.
    @EventType("rapport.customer.owner-changed.v1")
    record CustomerOwnerChanged(
            CustomerOwnerChanged.Change change,
            CustomerState state,
            @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal)
            implements CustomerEvent {

        /// Employee ids; `null` is the pool.
        ///
        /// @param from employee who owned it; `null` while it lay in the pool
        /// @param to employee who owns it now; `null` where it lies in the pool
        public record Change(@Nullable String from, @Nullable String to) {}
    }

    /// The relationship moved on, or back.
    @EventType("rapport.customer.lifecycle-changed.v1")
    record CustomerLifecycleChanged(
            CustomerLifecycleChanged.Change change,
            CustomerState state,
            @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal)
            implements CustomerEvent {

        /// Two stages of the relationship.
        ///
        /// @param from where it stood
        /// @param to where it stands now
        public record Change(CustomerLifecycle from, CustomerLifecycle to) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.customer.restored.v1")
    record CustomerRestored(
            Restoration change,
            CustomerState state,
            @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal)
            implements CustomerEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this customer: there is none.
    @EventType("rapport.customer.withdrawn.v1")
    record CustomerWithdrawn(
            Restoration change,
            CustomerState state,
            @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> personal)
            implements CustomerEvent, WithdrawnEvent {}
}
