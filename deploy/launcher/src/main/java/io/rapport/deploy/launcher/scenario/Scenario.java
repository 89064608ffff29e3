package io.rapport.deploy.launcher.scenario;

import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.RunningPlatform;
import io.rapport.deploy.launcher.http.Tokens;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/// A story of the business.
@FunctionalInterface
public interface Scenario {

    /// How long a whole story may take.
    Duration PATIENCE = Duration.ofMinutes(5);

    /// Plays it to its end.
    ///
    /// @throws io.rapport.deploy.launcher.http.CallFailure if anything is not as the story says
    void play(Stage stage);

    /// Plays one on a platform that runs.
    static void play(Scenario scenario, RunningPlatform platform, PrintWriter out, Clock clock) {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var tokens = new Tokens(http, platform.issuer(), platform.home());
            var gateway = new Gateway(http, platform.gateway(), tokens.lasting("ada"), PATIENCE);
            scenario.play(new Stage(gateway, tokens, out, clock.instant()));
            out.println();
            out.println("Look at it: " + platform.gateway() + "/console/");
            out.flush();
        }
    }
}
