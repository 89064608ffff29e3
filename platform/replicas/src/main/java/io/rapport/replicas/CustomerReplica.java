package io.rapport.replicas;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Customers as a service that acts on them knows them. What the replica has not heard of yet is
/// asked of the owning service, in the caller's name.
public final class CustomerReplica {

    private final ReplicaViews views;
    private final Generations generations;
    private final CustomerServiceCalls calls;
    private final ReplicaWithFallback heldOrAsked;

    CustomerReplica(
            ReplicaViews views,
            Generations generations,
            CustomerServiceCalls calls,
            ReplicaWithFallback heldOrAsked) {
        this.views = views;
        this.generations = generations;
        this.calls = calls;
        this.heldOrAsked = heldOrAsked;
    }

    /// A customer that the scope may see.
    ///
    /// @throws io.rapport.platform.command.RefusalException `customer.not-found` when there is
    ///   none, `customer.not-known-yet` (503) when that could not be found out
    public KnownCustomer require(AccessScope scope, String id) {
        return heldOrAsked
                .find(() -> seen(scope, held(scope, id)), () -> calls.byId(scope, id))
                .filter(customer -> customer.isVisibleTo(scope))
                .orElseThrow(() -> new CustomerRefusal.NotFound().asException());
    }

    /// Refuses a customer that the scope may not see, where one is named.
    ///
    /// @throws io.rapport.platform.command.RefusalException as [#require(AccessScope, String)]
    public void requireIfNamed(AccessScope scope, @Nullable String id) {
        if (id != null) {
            require(scope, id);
        }
    }

    /// Finds the customers that the items of one request name.
    public LookUp lookUp(AccessScope scope) {
        return new LookUp(named -> require(scope, named).id());
    }

    /// The customer whom another system calls so, if the scope may see it.
    ///
    /// @throws io.rapport.platform.command.RefusalException as [#require(AccessScope, String)]
    public KnownCustomer require(AccessScope scope, ExternalId externalId) {
        return heldOrAsked
                .find(
                        () -> seen(scope, held(scope, externalId)),
                        () -> calls.byExternalId(scope, externalId))
                .filter(customer -> customer.isVisibleTo(scope))
                .orElseThrow(() -> new CustomerRefusal.NotFound().asException());
    }

    /// One that the caller may not see is asked for like one that the replica lacks: neither the
    /// answer nor its time tells them apart.
    private static Optional<KnownCustomer> seen(AccessScope scope, Optional<KnownCustomer> held) {
        return held.filter(customer -> customer.isVisibleTo(scope));
    }

    private Optional<KnownCustomer> held(AccessScope scope, String id) {
        return views.customers
                .find(current(), id)
                .filter(held -> held.tenant().equals(scope.tenant()))
                .map(CustomerReplica::customer);
    }

    private Optional<KnownCustomer> held(AccessScope scope, ExternalId externalId) {
        return views
                .customers
                .by(
                        current(),
                        scope.tenant(),
                        ReplicaViews.EXTERNAL_IDS,
                        ReplicaViews.text(externalId),
                        null,
                        1)
                .stream()
                .findFirst()
                .map(CustomerReplica::customer);
    }

    private Generation current() {
        return generations.current(ReplicaViews.PROJECTION);
    }

    private static KnownCustomer customer(StateStore.Held held) {
        return new KnownCustomer(
                held.id(),
                held.tenant(),
                held.state().getString("ownerId"),
                held.state().get("canonicalId", held.id()));
    }
}
