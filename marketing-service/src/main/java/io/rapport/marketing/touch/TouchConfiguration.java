package io.rapport.marketing.touch;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.KnownAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How touches are kept and found.
@Configuration(proxyBeanMethods = false)
class TouchConfiguration {

    @Bean
    Aggregates<Touch> touches(AggregateFactory factory) {
        return factory.open(TouchEvents.TYPE);
    }

    @Bean
    KnownAggregates<KnownTouch> knownTouches(Aggregates<Touch> touches) {
        return KnownAggregates.of(touches, KnownTouch::of, TouchRefusal.NotFound::new);
    }
}
