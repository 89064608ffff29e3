package io.rapport.customer.profile;

import io.rapport.customer.profile.CustomerChange.DetailsChanged;
import io.rapport.customer.profile.CustomerChange.LifecycleChanged;
import io.rapport.customer.profile.CustomerChange.OwnerChanged;
import io.rapport.customer.profile.CustomerChange.Registered;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A customer as it stands. What is asked of it is answered by the changes that it comes to: none,
/// where it is so already.
///
/// @param ownerId the employee who looks after it; `null` while it lies in the pool
record Customer(CustomerKind kind, Details details, @Nullable String ownerId, Lifecycle lifecycle) {

    boolean isPerson() {
        return kind == CustomerKind.PERSON;
    }

    /// What it takes to become the wanted one: nothing, where it is so already.
    ///
    /// @throws io.rapport.platform.command.RefusalException if it cannot become so
    List<CustomerChange> become(Customer wanted) {
        if (wanted.kind != kind) {
            throw new CustomerRefusal.KindDiffers(kind).asException();
        }
        var changes = new ArrayList<CustomerChange>();
        if (!wanted.details.equals(details)) {
            changes.add(new DetailsChanged(details, wanted.details));
        }
        if (!Objects.equals(wanted.ownerId, ownerId)) {
            changes.add(new OwnerChanged(ownerId, wanted.ownerId));
        }
        if (wanted.lifecycle != lifecycle) {
            if (!lifecycle.next().contains(wanted.lifecycle)) {
                throw new CustomerRefusal.StageCannotFollow(
                                lifecycle, wanted.lifecycle, lifecycle.next())
                        .asException();
            }
            changes.add(new LifecycleChanged(lifecycle, wanted.lifecycle));
        }
        return changes;
    }

    /// The customer after a change.
    Customer after(CustomerChange change) {
        return switch (change) {
            case Registered(var customer) -> customer;
            case DetailsChanged(_, var to) -> withDetails(to);
            case OwnerChanged(_, var to) -> withOwner(to);
            case LifecycleChanged(_, var to) -> withLifecycle(to);
        };
    }

    Customer withDetails(Details details) {
        return new Customer(kind, details, ownerId, lifecycle);
    }

    /// @param ownerId `null` puts it into the pool
    Customer withOwner(@Nullable String ownerId) {
        return new Customer(kind, details, ownerId, lifecycle);
    }

    Customer withLifecycle(Lifecycle lifecycle) {
        return new Customer(kind, details, ownerId, lifecycle);
    }
}
