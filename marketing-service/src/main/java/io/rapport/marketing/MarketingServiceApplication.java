package io.rapport.marketing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the marketing service.
@SpringBootApplication
public class MarketingServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MarketingServiceApplication.class, arguments);
    }
}
