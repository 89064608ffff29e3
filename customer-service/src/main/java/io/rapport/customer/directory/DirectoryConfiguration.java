package io.rapport.customer.directory;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How employees and teams are kept and found.
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    Aggregates<Employee> employees(AggregateFactory factory) {
        return factory.open(EmployeeEvents.TYPE);
    }

    @Bean
    Aggregates<Team> teams(AggregateFactory factory) {
        return factory.open(TeamEvents.TYPE);
    }
}
