package io.rapport.gateway.edge;

import io.micrometer.observation.ObservationFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What spans must not tell.
@Configuration(proxyBeanMethods = false)
class SpanConfiguration {

    /// A span tells which route was asked, not what stood in the address: that may name a person.
    @Bean
    ObservationFilter addressesStayOutOfSpans() {
        return context ->
                context.removeHighCardinalityKeyValue("http.url")
                        .removeHighCardinalityKeyValue("http.uri");
    }
}
