package io.rapport.authorization.user;

import io.rapport.authorization.AuthorizationProperties;
import io.rapport.authorization.PrivateFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DemoUserConfiguration {

    @Bean
    DemoUsers demoUsers(AuthorizationProperties properties, JsonMapper json) {
        var file = new PrivateFile(properties.folder(), "users.json");
        return new DemoUsers(properties.users(), file, json);
    }
}
