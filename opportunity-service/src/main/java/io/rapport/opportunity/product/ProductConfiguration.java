package io.rapport.opportunity.product;

import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How other features find products.
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    ProductList productList(Aggregates<Product> products) {
        return new ProductList(products);
    }
}
