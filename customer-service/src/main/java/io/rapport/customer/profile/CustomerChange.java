package io.rapport.customer.profile;

import org.jspecify.annotations.Nullable;

/// What happened to a customer, in this service's own words. Never leaves the feature.
sealed interface CustomerChange {

    record Registered(Customer customer) implements CustomerChange {}

    record DetailsChanged(Details from, Details to) implements CustomerChange {}

    /// Employee ids; `null` is the pool.
    record OwnerChanged(@Nullable String from, @Nullable String to) implements CustomerChange {}

    record LifecycleChanged(Lifecycle from, Lifecycle to) implements CustomerChange {}
}
