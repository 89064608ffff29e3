package io.rapport.opportunity.product;

import io.rapport.contracts.Topics;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.store.IndexSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How products are kept and found.
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    ProductList productList(Aggregates<Product> products) {
        return new ProductList(products);
    }

    @Bean
    Aggregates<Product> products(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "product",
                        "prd",
                        "products",
                        Topics.OPPORTUNITY,
                        "/rapport/opportunity-service",
                        Product.class,
                        _ -> null,
                        ProductConfiguration::search,
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "find.series", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"))));
    }

    private static Map<String, ?> search(Product product) {
        var fields = new HashMap<String, Object>();
        if (product.series() != null) {
            fields.put("series", product.series());
        }
        fields.put("externalIds", ExternalIds.texts(product.externalIds()));
        return fields;
    }
}
