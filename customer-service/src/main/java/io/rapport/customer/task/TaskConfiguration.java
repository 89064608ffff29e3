package io.rapport.customer.task;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How tasks are kept and found.
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    @Bean
    Aggregates<Task> tasks(AggregateFactory factory) {
        return factory.open(TaskEvents.TYPE);
    }
}
