package io.rapport.deploy.launcher.plan;

import java.util.ArrayList;
import java.util.List;

/// How much memory a JVM gets. The local run is for trying: small heaps, one collector thread, the
/// quick compiler only. Together they keep a service below 400 MB.
final class Heaps {

    private static final String USUAL = "160m";
    private static final String SMALL = "96m";
    private static final String OPTIMIZED = "512m";

    private final RequestedPlatform wishes;

    Heaps(RequestedPlatform wishes) {
        this.wishes = wishes;
    }

    List<String> flags(Component component) {
        var flags = new ArrayList<String>();
        flags.add("-Xmx" + heap(component));
        flags.add("-XX:+UseSerialGC");
        flags.add("-Xss512k");
        flags.add("-XX:+ExitOnOutOfMemoryError");
        if (!wishes.optimized()) {
            flags.add("-XX:TieredStopAtLevel=1");
            flags.add("-XX:ReservedCodeCacheSize=64m");
        }
        return flags;
    }

    private String heap(Component component) {
        return wishes.heaps().getOrDefault(component, usual(component));
    }

    private String usual(Component component) {
        return switch (component) {
            case GATEWAY, AUTHORIZATION -> SMALL;
            case CUSTOMER, OPPORTUNITY, SERVICE_DESK, MARKETING, ANALYTICS ->
                    wishes.optimized() ? OPTIMIZED : USUAL;
            case KAFKA -> "256m";
            case STORE -> "512m";
        };
    }
}
