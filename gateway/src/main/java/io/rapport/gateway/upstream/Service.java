package io.rapport.gateway.upstream;

import java.util.Set;

/// The services behind, and what each answers for below `/api/v1/`; also below
/// `/api/v1/operations/<its label>`, where operators find every service alike.
public enum Service {
    CUSTOMER("customer", "customers", "contacts", "interactions", "employees", "teams"),
    OPPORTUNITY("opportunity", "opportunities", "products", "pipelines"),
    SERVICE_DESK("service-desk", "tickets"),
    MARKETING("marketing", "campaigns", "touches", "responses"),
    ANALYTICS("analytics", "views", "funnel", "timeline");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> resources;

    Service(String label, String... resources) {
        this.label = label;
        this.resources = Set.of(resources);
    }

    /// Its name in settings, metrics and addresses.
    public String label() {
        return label;
    }

    /// Whether it answers for this resource, such as `customers` or `operations/customer`.
    public boolean serves(String resource) {
        return resources.contains(resource) || resource.equals("operations/" + label);
    }
}
