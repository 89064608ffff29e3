package io.rapport.customer.profile;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerEvent.CustomerDetailsChanged;
import io.rapport.contracts.customer.CustomerEvent.CustomerLifecycleChanged;
import io.rapport.contracts.customer.CustomerEvent.CustomerOwnerChanged;
import io.rapport.contracts.customer.CustomerEvent.CustomerRegistered;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerPersonal;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.customer.naming.NameSearch;
import io.rapport.customer.profile.CustomerChange.DetailsChanged;
import io.rapport.customer.profile.CustomerChange.LifecycleChanged;
import io.rapport.customer.profile.CustomerChange.OwnerChanged;
import io.rapport.customer.profile.CustomerChange.Registered;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.list.ValueKind;
import org.jspecify.annotations.Nullable;

/// What customers are made of, and, change by change, what the rest of the world gets to hear. A
/// person's name is personal, an organization's is not.
@DeclaresAggregate
final class CustomerEvents {

    static final String OWNER = "owner";
    static final String LIFECYCLE = "lifecycle";

    static final AggregateType<Customer, PersonalView<CustomerState, CustomerPersonal>> TYPE =
            AggregateType.of("customer", "cus", "customers", Customer.class, Topics.CUSTOMER)
                    .externalIds(customer -> customer.details().externalIds())
                    .filter("parent", customer -> customer.details().parentId())
                    .owned(OWNER, Customer::ownerId)
                    .found("pool", ValueKind.BOOLEAN, customer -> customer.ownerId() == null)
                    .filter("industry", customer -> customer.details().industry())
                    .filter("region", customer -> customer.details().region())
                    .choice(LIFECYCLE, Lifecycle.class, Customer::lifecycle)
                    .foundAmong("kind", CustomerKind.class, Customer::kind)
                    .personal("name", customer -> customer.details().name(), Customer::isPerson)
                    .words("name", customer -> customer.details().name(), NameSearch.BY_NAME)
                    .askedPersonallyUnless("name", "kind", CustomerKind.ORGANIZATION)
                    .sortedByText("name", customer -> customer.details().name())
                    .sortedByChange()
                    .derived(2)
                    .listedAs("registered")
                    .shownById(CustomerEvents::state, CustomerEvents::personal);

    private CustomerEvents() {}

    /// The changes of the customer of that id: its state names it.
    static Changes<Customer, CustomerChange> changes(String id) {
        return Changes.of(TYPE, Customer::after, (after, change) -> event(id, after, change));
    }

    /// @param after the customer as it stands after the change
    static CustomerEvent event(String id, Customer after, CustomerChange change) {
        var state = state(id, after);
        Personal<CustomerPersonal.Change, CustomerPersonal> personal =
                Personal.unchanged(personal(after));
        return switch (change) {
            case Registered _ ->
                    new CustomerRegistered(new CustomerRegistered.Change(), state, personal);
            case DetailsChanged(var from, var to) -> detailsChanged(state, after, from, to);
            case OwnerChanged(var from, var to) ->
                    new CustomerOwnerChanged(
                            new CustomerOwnerChanged.Change(from, to), state, personal);
            case LifecycleChanged(var from, var to) ->
                    new CustomerLifecycleChanged(
                            new CustomerLifecycleChanged.Change(lifecycle(from), lifecycle(to)),
                            state,
                            personal);
        };
    }

    /// The public state, as events and answers show it.
    static CustomerState state(String id, Customer customer) {
        var details = customer.details();
        return new CustomerState(
                io.rapport.contracts.customer.CustomerKind.valueOf(customer.kind().name()),
                customer.isPerson() ? null : details.name(),
                details.industry(),
                details.region(),
                details.parentId(),
                customer.ownerId(),
                lifecycle(customer.lifecycle()),
                details.externalIds(),
                id);
    }

    /// The personal part; `null` for an organization.
    static @Nullable CustomerPersonal personal(Customer customer) {
        return customer.isPerson() ? new CustomerPersonal(customer.details().name()) : null;
    }

    private static CustomerEvent detailsChanged(
            CustomerState state, Customer after, Details from, Details to) {
        var name = changed(from.name(), to.name());
        var change =
                new CustomerDetailsChanged.Change(
                        after.isPerson() ? null : name,
                        changed(from.industry(), to.industry()),
                        changed(from.region(), to.region()),
                        changed(from.parentId(), to.parentId()),
                        changed(from.externalIds(), to.externalIds()));
        var personal =
                after.isPerson() && name != null
                        ? Personal.clear(
                                new CustomerPersonal.Change(name), new CustomerPersonal(to.name()))
                        : Personal.<CustomerPersonal.Change, CustomerPersonal>unchanged(
                                personal(after));
        return new CustomerDetailsChanged(change, state, personal);
    }

    private static CustomerLifecycle lifecycle(Lifecycle lifecycle) {
        return CustomerLifecycle.valueOf(lifecycle.name());
    }
}
