package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.deploy.launcher.ops.OpsCommand;
import java.net.http.HttpClient;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Opens the gateway of the platform that runs.
@Command
final class OperatorDoor implements OpsCommand.Door {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Gateway open(String login) {
        var platform = options.platform();
        var token = new Tokens(http, platform.issuer(), platform.home()).of(login);
        return new Gateway(http, platform.gateway(), token, PATIENCE);
    }
}
