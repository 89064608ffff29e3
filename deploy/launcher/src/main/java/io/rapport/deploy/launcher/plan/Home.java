package io.rapport.deploy.launcher.plan;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where everything of a run is kept, and nothing outside of it.
///
/// @param checkout the folder with the root `pom.xml`
/// @param folder what this platform writes: data, logs, state, keys
/// @param applications unpacked services and caches, shared by platforms beside each other
public record Home(Path checkout, Path folder, Path applications) {

    /// @param home a folder given by the user, or null for `.rapport` in the checkout
    /// @param base the base port; a platform beside the first one has a folder of its own
    public static Home of(Path checkout, @Nullable Path home, int base) {
        var shared = checkout.resolve(".rapport");
        var own = base == 0 ? shared : shared.resolve("at-" + base);
        var folder = home == null ? own : home;
        return new Home(
                checkout.toAbsolutePath().normalize(),
                folder.toAbsolutePath().normalize(),
                shared.resolve("applications").toAbsolutePath().normalize());
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path state() {
        return folder.resolve("state.json");
    }

    public Path authorization() {
        return folder.resolve("authorization");
    }

    /// By which the authorization server knows the gateway.
    public Path gatewaySecret() {
        return authorization().resolve("gateway").resolve("rapport.gateway.session.client-secret");
    }

    /// The password of every demo user, for the login page.
    public Path password() {
        return authorization().resolve("demo-password");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    /// How loud the broker and the embedded store are.
    public Path logback() {
        return folder.resolve("logback.xml");
    }

    public Path store(String kind) {
        return folder.resolve("store-" + kind);
    }

    /// The jars of the broker and the embedded store.
    public Path libraries() {
        return checkout.resolve("deploy/launcher/target/lib");
    }
}
