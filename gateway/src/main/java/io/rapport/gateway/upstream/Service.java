package io.rapport.gateway.upstream;

/// The services behind. What each answers for is said by [Resources]; operators find every service
/// alike below `/api/v1/operations/<its label>`.
public enum Service {
    CUSTOMER("customer"),
    OPPORTUNITY("opportunity"),
    SERVICE_DESK("service-desk"),
    MARKETING("marketing"),
    ANALYTICS("analytics");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /// Its name in settings, metrics and addresses.
    public String label() {
        return label;
    }

    /// Whether it answers for this resource, such as `customers` or `operations/customer`.
    public boolean serves(String resource) {
        return Resources.isAnsweredBy(this, resource) || resource.equals("operations/" + label);
    }

    /// Whether it answers for this resource by a stream.
    public boolean streams(String resource) {
        return Resources.isAnsweredBy(this, resource) && Resources.isStreamed(resource);
    }
}
