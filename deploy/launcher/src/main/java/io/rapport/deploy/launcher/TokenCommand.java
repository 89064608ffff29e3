package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.deploy.launcher.plan.Component;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints an access token of a demo user, such as anna; `-` lists them.")
final class TokenCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();
    private final PrintWriter out;

    @Parameters(
            arity = "0..1",
            paramLabel = "<user>",
            description = "The login, such as anna.",
            defaultValue = "-")
    String user = "-";

    TokenCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var http = HttpClient.newHttpClient()) {
            var tokens = new Tokens(http, options.url(Component.AUTHORIZATION), options.home());
            if (user.equals("-")) {
                tokens.users()
                        .forEach(known ->
                                out.println(
                                        "%-12s %-18s %s"
                                                .formatted(
                                                        known.path("login").asString(),
                                                        known.path("roles"),
                                                        known.path("employee").asString(""))));
            } else {
                out.println(tokens.of(user));
            }
        }
        out.flush();
        return 0;
    }
}
