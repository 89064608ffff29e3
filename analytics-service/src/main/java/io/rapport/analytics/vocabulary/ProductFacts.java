package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.opportunity.ProductEvent;
import org.bson.Document;

/// What changes of a product.
public final class ProductFacts {

    public static final Attribute<String> NAME = new Attribute<>(0, "name", String.class);

    public static final Attribute<String> SERIES = new Attribute<>(1, "series", String.class);

    /// Retired for good; no value as long as it is sold.
    public static final Attribute<String> STATUS = new Attribute<>(2, "status", String.class);

    public static final FactsOf<ProductEvent> FACTS =
            FactsOf.kind("product", ProductEvent.class, ProductFacts::set)
                    .attributes(NAME, SERIES, STATUS)
                    .named("prd_", ProductFacts::names)
                    .found("prd_", ProductFacts::found)
                    .seenAs(KindRule.COMMON);

    private ProductFacts() {}

    private static void set(Fact.Builder fact, ProductEvent event) {
        switch (event) {
            case ProductEvent.ProductListed(_, var state) ->
                    fact.set(NAME, state.name()).set(SERIES, state.series());
            case ProductEvent.ProductChanged(var change, _) -> {
                fact.touched(NAME, change.name());
                fact.touched(SERIES, change.series());
            }
            case ProductEvent.ProductRetired _ -> fact.set(STATUS, "RETIRED");
            case RestorationEvent _ -> {}
        }
    }

    private static Document names(ProductEvent event) {
        return new Document(Names.NAME, event.state().name());
    }

    private static Findable found(ProductEvent event) {
        return Findable.called(event.state().name(), Findable.Nature.COMMON)
                .former(event.state().retired(), "RETIRED")
                .known(event.state().externalIds());
    }
}
