package io.rapport.opportunity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the opportunity service.
@SpringBootApplication
public class OpportunityServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OpportunityServiceApplication.class, arguments);
    }
}
