package io.rapport.authorization;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Issues access tokens to demo users on this machine. Never put it in front of real data.
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthorizationServerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AuthorizationServerApplication.class, arguments);
    }
}
