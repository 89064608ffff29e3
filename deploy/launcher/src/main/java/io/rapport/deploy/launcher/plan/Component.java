package io.rapport.deploy.launcher.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the platform consists of, and where each part listens.
public enum Component {
    GATEWAY("gateway", 0, 8080),
    CUSTOMER("customer-service", 1, 8081),
    OPPORTUNITY("opportunity-service", 2, 8082),
    SERVICE_DESK("service-desk-service", 3, 8083),
    MARKETING("marketing-service", 4, 8084),
    ANALYTICS("analytics-service", 5, 8085),
    AUTHORIZATION("deploy/authorization-server", 10, 8090),
    KAFKA("", 11, 9092),
    STORE("", 13, 27017);

    private final String folder;
    private final int offset;
    private final int defaultPort;

    Component(String folder, int offset, int defaultPort) {
        this.folder = folder;
        this.offset = offset;
        this.defaultPort = defaultPort;
    }

    /// The word for it on the command line, such as `service-desk`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The component of that word.
    public static Optional<Component> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }

    /// The module's folder in the checkout; empty for what is not built here.
    public String folder() {
        return folder;
    }

    /// Whether it is a Spring Boot application of this checkout.
    public boolean isApplication() {
        return !folder.isEmpty();
    }

    /// Whether several instances of it may run side by side.
    public boolean isScalable() {
        return isApplication() && this != GATEWAY && this != AUTHORIZATION;
    }

    int offset() {
        return offset;
    }

    int defaultPort() {
        return defaultPort;
    }
}
