package io.rapport.servicedesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service desk.
@SpringBootApplication
public class ServiceDeskServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ServiceDeskServiceApplication.class, arguments);
    }
}
