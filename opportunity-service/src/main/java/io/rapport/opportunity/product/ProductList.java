package io.rapport.opportunity.product;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Products as deals look them up.
public final class ProductList {

    private final Aggregates<Product> products;

    ProductList(Aggregates<Product> products) {
        this.products = products;
    }

    /// Which of these products exist.
    ///
    /// @param ids at most 1,000
    public Set<String> known(AccessScope scope, List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : products.findAll(scope, ids).stream().map(Stored::id).collect(Collectors.toSet());
    }

    /// Which of these products are not sold any more.
    ///
    /// @param ids at most 1,000
    public Set<String> retired(AccessScope scope, List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : products.findAll(scope, ids).stream()
                        .filter(found -> found.state().isRetired())
                        .map(Stored::id)
                        .collect(Collectors.toSet());
    }

    /// The product that another system calls so.
    public Optional<String> byExternalId(AccessScope scope, ExternalId externalId) {
        return products.find(scope, externalId).map(Stored::id);
    }
}
