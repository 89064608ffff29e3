package io.rapport.marketing.touch;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.KnownAggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How other features find touches.
@Configuration(proxyBeanMethods = false)
class TouchConfiguration {

    @Bean
    KnownAggregates<KnownTouch> knownTouches(Aggregates<Touch> touches) {
        return KnownAggregates.of(touches, KnownTouch::of, TouchRefusal.NotFound::new);
    }
}
