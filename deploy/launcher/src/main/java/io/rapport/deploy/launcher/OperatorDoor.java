package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.http.Authority;
import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.deploy.launcher.ops.OpsCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Opens the gateway of the platform that runs here, or of one elsewhere with an operator's own
/// token.
@Command
final class OperatorDoor implements OpsCommand.Door {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Mixin final PlatformOptions options = new PlatformOptions();

    @Option(
            names = "--url",
            paramLabel = "<address>",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:RAPPORT_URL:-}",
            description =
                    "A gateway elsewhere, such as https://crm.example.com (RAPPORT_URL); this"
                            + " machine's platform unless given.")
    String url = "";

    @Option(
            names = "--token",
            paramLabel = "<token>",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:RAPPORT_TOKEN:-}",
            showDefaultValue = Visibility.NEVER,
            description =
                    "With --url: an operator's access token (better RAPPORT_TOKEN: other users of a"
                            + " machine see what stands in a command).")
    String token = "";

    @Option(
            names = "--token-file",
            paramLabel = "<file>",
            scope = ScopeType.INHERIT,
            description = "With --url: a file with the token.")
    @Nullable Path tokenFile;

    @Option(
            names = "--ca",
            paramLabel = "<file>",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:RAPPORT_CA:-}",
            description =
                    "With --url: the authority of its certificate in PEM (RAPPORT_CA), if Java does"
                            + " not know it.")
    String authority = "";

    @Override
    public Gateway open(String login) {
        if (url.isBlank()) {
            var http = HttpClient.newHttpClient();
            var platform = options.platform();
            var demo = new Tokens(http, platform.issuer(), platform.home()).of(login);
            return new Gateway(http, platform.gateway(), demo, PATIENCE);
        }
        var http = authority.isBlank() ? HttpClient.newHttpClient() : trusting(authority);
        return new Gateway(http, safe(url), given(), PATIENCE);
    }

    private static HttpClient trusting(String file) {
        return HttpClient.newBuilder().sslContext(Authority.of(Path.of(file))).build();
    }

    private String given() {
        return Optional.ofNullable(tokenFile)
                .map(OperatorDoor::content)
                .or(() -> Optional.of(token))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new CallFailure(
                                "--url needs an operator's token: --token-file, RAPPORT_TOKEN or"
                                        + " --token."));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CallFailure("The token's file cannot be read: " + file);
        }
    }

    /// A token does not travel in the clear, but to this machine (`kubectl port-forward`).
    private static String safe(String address) {
        try {
            var uri = URI.create(address);
            var host = uri.getHost();
            if (host != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && HERE.contains(host)))) {
                return address.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            throw new CallFailure("There is no such address: " + address);
        }
        throw new CallFailure(
                "--url is https://<host>, or http:// on this machine: a token does not travel in the"
                        + " clear.");
    }
}
