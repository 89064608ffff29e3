package io.rapport.opportunity.product;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How products are kept and found.
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    Aggregates<Product> products(AggregateFactory factory) {
        return factory.open(ProductEvents.TYPE);
    }

    @Bean
    ProductList productList(Aggregates<Product> products) {
        return new ProductList(products);
    }
}
