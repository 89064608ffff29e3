package io.rapport.opportunity.product;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.opportunity.ProductEvent.ProductChanged;
import io.rapport.contracts.opportunity.ProductEvent.ProductListed;
import io.rapport.contracts.opportunity.ProductState;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;

/// What is published of products, and which values they hold alone.
final class ProductPublishing {

    private ProductPublishing() {}

    static Decision<Product> list(Product product) {
        var listed = new ProductListed(new ProductListed.Change(), state(product));
        return decide(
                product,
                List.of(
                        Publication.of(
                                listed,
                                Product.NAME,
                                Product.SERIES,
                                Product.LIST_PRICE,
                                Product.EXTERNAL_IDS)));
    }

    /// Nothing is published where nothing changed.
    static Decision<Product> change(Product from, Product to) {
        var differences = from.differencesTo(to);
        if (differences.isEmpty()) {
            return decide(from, List.of());
        }
        var change =
                new ProductChanged.Change(
                        changed(from.name(), to.name()),
                        changed(from.series(), to.series()),
                        changed(from.listPrice(), to.listPrice()),
                        changed(from.externalIds(), to.externalIds()));
        return decide(
                to,
                List.of(
                        new Publication(
                                new ProductChanged(change, state(to)),
                                Set.copyOf(differences),
                                null,
                                null)));
    }

    static ProductState state(Product product) {
        return new ProductState(
                product.name(), product.series(), product.listPrice(), product.externalIds());
    }

    private static Decision<Product> decide(Product product, List<Publication> publications) {
        return new Decision<>(
                product, publications, ExternalIds.claims("product", product.externalIds()));
    }
}
