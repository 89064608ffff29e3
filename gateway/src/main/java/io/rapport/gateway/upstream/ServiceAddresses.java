package io.rapport.gateway.upstream;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the services are: base addresses without a path.
@ConfigurationProperties("rapport.services")
public record ServiceAddresses(
        URI customer, URI opportunity, URI serviceDesk, URI marketing, URI analytics) {

    public URI of(Service service) {
        return switch (service) {
            case CUSTOMER -> customer;
            case OPPORTUNITY -> opportunity;
            case SERVICE_DESK -> serviceDesk;
            case MARKETING -> marketing;
            case ANALYTICS -> analytics;
        };
    }
}
