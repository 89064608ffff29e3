package io.rapport.roles;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Makes the roles of the business known to a service that has this module on its class path.
@AutoConfiguration
class RolesAutoConfiguration {

    @Bean
    Roles roles() {
        return new Roles();
    }
}
