package io.rapport.customer.profile;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;

/// Customers that tests speak of.
final class CustomerFixtures {

    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

    /// An organization in the pool.
    static final Customer LINDQVIST =
            new Customer(
                    CustomerKind.ORGANIZATION,
                    new Details(
                            "Lindqvist AB",
                            null,
                            "Sweden",
                            null,
                            List.of(new ExternalId("erp", "10042"))),
                    null,
                    Lifecycle.PROSPECT);

    /// A person whom Ada looks after.
    static final Customer WANG_FANG =
            new Customer(
                    CustomerKind.PERSON,
                    new Details("王芳", null, "Shanghai", null, List.of()),
                    "emp_ada",
                    Lifecycle.ACTIVE);

    private CustomerFixtures() {}

    static Customer renamed(Customer customer, String name) {
        var details = customer.details();
        return customer.withDetails(
                new Details(
                        name,
                        details.industry(),
                        details.region(),
                        details.parentId(),
                        details.externalIds()));
    }
}
