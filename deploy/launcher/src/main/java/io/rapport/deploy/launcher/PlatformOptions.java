package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.http.RunningPlatform;
import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.Ports;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which platform is meant: the first one of this checkout, or one beside it.
class PlatformOptions {

    @Option(
            names = "--ports-from",
            paramLabel = "<base>",
            description =
                    "Use 200 ports from <base> instead of 8080, 9092 …: a platform beside the first"
                            + " one (RAPPORT_PORTS_FROM).",
            defaultValue = "${env:RAPPORT_PORTS_FROM:-0}")
    int portsFrom;

    Ports ports() {
        return new Ports(portsFrom);
    }

    Home home() {
        return Home.of(
                Path.of(System.getProperty("rapport.checkout", ".")),
                given("RAPPORT_HOME").map(Path::of).orElse(null),
                portsFrom);
    }

    static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    RunningPlatform platform() {
        return new RunningPlatform(url(Component.GATEWAY), url(Component.AUTHORIZATION), home());
    }

    String url(Component component) {
        // Another address than the launcher's own: a platform played under a container engine.
        return "http://"
                + given("RAPPORT_ADDRESS").orElse("127.0.0.1")
                + ":"
                + ports().of(component, 1);
    }

    /// Reads a component by its word.
    static final class ByWord implements ITypeConverter<Component> {
        @Override
        public Component convert(@Nullable String word) {
            return Component.of(String.valueOf(word))
                    .filter(Component::isApplication)
                    .orElseThrow(() -> new TypeConversionException("there is no service " + word));
        }
    }
}
