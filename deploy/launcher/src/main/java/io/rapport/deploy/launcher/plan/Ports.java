package io.rapport.deploy.launcher.plan;

/// Which port is whose. Without a base, the well-known ones (8080, 9092, …); with a base, all of
/// them within 200 ports from it, so that a second platform can run beside the first.
///
/// @param base the first port, or 0 for the well-known ones
public record Ports(int base) {

    private static final int STEP = 20;
    private static final int DEFAULT_STEP = 100;
    private static final int MANAGEMENT = 100;
    private static final int DEFAULT_MANAGEMENT = 1000;
    private static final int HIGHEST_BASE = 65_335;

    public Ports {
        if (base < 0 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException("A base port lies between 1 and " + HIGHEST_BASE);
        }
    }

    /// The port of the n-th instance, counted from 1.
    public int of(Component component, int instance) {
        return base == 0
                ? component.defaultPort() + DEFAULT_STEP * (instance - 1)
                : base + component.offset() + STEP * (instance - 1);
    }

    /// The port of its probes and metrics.
    public int managementOf(Component component, int instance) {
        return of(component, instance) + (base == 0 ? DEFAULT_MANAGEMENT : MANAGEMENT);
    }

    /// The port of the broker's controller.
    public int controller() {
        return of(Component.KAFKA, 1) + 1;
    }
}
