package io.rapport.customer.profile;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.CustomerEvent.CustomerDetailsChanged;
import io.rapport.contracts.customer.CustomerEvent.CustomerLifecycleChanged;
import io.rapport.contracts.customer.CustomerEvent.CustomerOwnerChanged;
import io.rapport.contracts.customer.CustomerEvent.CustomerRegistered;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerPersonal;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.customer.profile.CustomerChange.DetailsChanged;
import io.rapport.customer.profile.CustomerChange.LifecycleChanged;
import io.rapport.customer.profile.CustomerChange.OwnerChanged;
import io.rapport.customer.profile.CustomerChange.Registered;
import io.rapport.platform.aggregate.Publication;
import org.jspecify.annotations.Nullable;

/// Says, change by change, what the rest of the world gets to hear. A person's name is personal, an
/// organization's is not.
final class CustomerPublishing {

    private CustomerPublishing() {}

    /// @param customer as it stands after the change
    static Publication publish(String id, Customer customer, CustomerChange change) {
        var state = state(id, customer);
        var personal = untouched(customer);
        return switch (change) {
            case Registered _ ->
                    Publication.of(
                            new CustomerRegistered(
                                    new CustomerRegistered.Change(), state, personal),
                            Details.NAME,
                            Details.INDUSTRY,
                            Details.REGION,
                            Details.PARENT,
                            Details.EXTERNAL_IDS,
                            Customer.OWNER,
                            Customer.LIFECYCLE);
            case DetailsChanged(var from, var to) -> detailsChanged(state, customer, from, to);
            case OwnerChanged(var from, var to) ->
                    Publication.of(
                            new CustomerOwnerChanged(
                                    new CustomerOwnerChanged.Change(from, to), state, personal),
                            Customer.OWNER);
            case LifecycleChanged(var from, var to) ->
                    Publication.of(
                            new CustomerLifecycleChanged(
                                    new CustomerLifecycleChanged.Change(
                                            lifecycle(from), lifecycle(to)),
                                    state,
                                    personal),
                            Customer.LIFECYCLE);
        };
    }

    /// The public state, as events and answers show it.
    static CustomerState state(String id, Customer customer) {
        var details = customer.details();
        return new CustomerState(
                io.rapport.contracts.customer.CustomerKind.valueOf(customer.kind().name()),
                isPerson(customer) ? null : details.name(),
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
        return isPerson(customer) ? new CustomerPersonal(customer.details().name()) : null;
    }

    private static Publication detailsChanged(
            CustomerState state, Customer customer, Details from, Details to) {
        var name = changed(from.name(), to.name());
        var change =
                new CustomerDetailsChanged.Change(
                        isPerson(customer) ? null : name,
                        changed(from.industry(), to.industry()),
                        changed(from.region(), to.region()),
                        changed(from.parentId(), to.parentId()),
                        changed(from.externalIds(), to.externalIds()));
        var personal =
                isPerson(customer) && name != null
                        ? Personal.clear(
                                new CustomerPersonal.Change(name), new CustomerPersonal(to.name()))
                        : untouched(customer);
        return Publication.of(
                new CustomerDetailsChanged(change, state, personal),
                from.differencesTo(to).toArray(String[]::new));
    }

    private static @Nullable Personal<CustomerPersonal.Change, CustomerPersonal> untouched(
            Customer customer) {
        var personal = personal(customer);
        return personal == null ? null : Personal.clear(null, personal);
    }

    private static CustomerLifecycle lifecycle(Lifecycle lifecycle) {
        return CustomerLifecycle.valueOf(lifecycle.name());
    }

    private static boolean isPerson(Customer customer) {
        return customer.kind() == CustomerKind.PERSON;
    }
}
