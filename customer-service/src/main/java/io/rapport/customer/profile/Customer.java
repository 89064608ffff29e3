package io.rapport.customer.profile;

import io.rapport.customer.profile.CustomerChange.DetailsChanged;
import io.rapport.customer.profile.CustomerChange.LifecycleChanged;
import io.rapport.customer.profile.CustomerChange.OwnerChanged;
import io.rapport.customer.profile.CustomerChange.Registered;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A customer as it stands. What is asked of it is answered by the changes that it comes to: none,
/// where it is so already.
///
/// @param ownerId the employee who looks after it; `null` while it lies in the pool
record Customer(CustomerKind kind, Details details, @Nullable String ownerId, Lifecycle lifecycle) {

    static final String OWNER = "owner";
    static final String LIFECYCLE = "lifecycle";

    List<CustomerChange> changeDetails(Details wanted) {
        return wanted.equals(details) ? List.of() : List.of(new DetailsChanged(details, wanted));
    }

    /// @param wanted `null` puts it into the pool
    List<CustomerChange> changeOwner(@Nullable String wanted) {
        return Objects.equals(wanted, ownerId)
                ? List.of()
                : List.of(new OwnerChanged(ownerId, wanted));
    }

    /// @throws io.rapport.platform.command.RefusalException if the stage cannot follow the present
    ///   one
    List<CustomerChange> changeLifecycle(Lifecycle wanted) {
        if (wanted == lifecycle) {
            return List.of();
        }
        if (!lifecycle.next().contains(wanted)) {
            throw new CustomerRefusal.StageCannotFollow(lifecycle, wanted).asException();
        }
        return List.of(new LifecycleChanged(lifecycle, wanted));
    }

    /// The customer after a change.
    Customer after(CustomerChange change) {
        return switch (change) {
            case Registered(var customer) -> customer;
            case DetailsChanged(_, var to) -> new Customer(kind, to, ownerId, lifecycle);
            case OwnerChanged(_, var to) -> new Customer(kind, details, to, lifecycle);
            case LifecycleChanged(_, var to) -> new Customer(kind, details, ownerId, to);
        };
    }
}
