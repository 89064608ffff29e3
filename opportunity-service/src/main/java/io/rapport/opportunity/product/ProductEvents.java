package io.rapport.opportunity.product;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Topics;
import io.rapport.contracts.opportunity.ProductEvent.ProductChanged;
import io.rapport.contracts.opportunity.ProductEvent.ProductListed;
import io.rapport.contracts.opportunity.ProductEvent.ProductRetired;
import io.rapport.contracts.opportunity.ProductState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.View;

/// What products are made of, and what is published of them.
@DeclaresAggregate
final class ProductEvents {

    static final AggregateType<Product, View<ProductState>> TYPE =
            AggregateType.of("product", "prd", "products", Product.class, Topics.OPPORTUNITY)
                    .attribute("name", Product::name)
                    .filter("series", Product::series)
                    .attribute("listPrice", Product::listPrice)
                    .externalIds(Product::externalIds)
                    .sortedByText("name", Product::name)
                    .sortedByChange()
                    .derived(3)
                    .endedBy("retired", Product::isRetired, Product::retire)
                    .listedAs("listed")
                    .unowned()
                    .shownAs(ProductEvents::state);

    private ProductEvents() {}

    static Decision<Product> list(Product product) {
        return TYPE.created(product, new ProductListed(new ProductListed.Change(), state(product)));
    }

    /// Nothing is published where nothing changed.
    static Decision<Product> change(Product from, Product to) {
        var change =
                new ProductChanged.Change(
                        changed(from.name(), to.name()),
                        changed(from.series(), to.series()),
                        changed(from.listPrice(), to.listPrice()),
                        changed(from.externalIds(), to.externalIds()));
        return TYPE.changed(from, to, new ProductChanged(change, state(to)));
    }

    /// Nothing is published where it is retired already.
    static Decision<Product> retire(Product product) {
        var to = product.retire();
        return TYPE.changed(
                product, to, new ProductRetired(new ProductRetired.Change(), state(to)));
    }

    static ProductState state(Product product) {
        return new ProductState(
                product.name(),
                product.series(),
                product.listPrice(),
                product.externalIds(),
                product.retired());
    }
}
