package io.rapport.deploy.launcher.run;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import io.rapport.deploy.launcher.plan.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;

/// Asks processes whether they are ready. An answer takes 5 s at most.
public final class Readiness implements AutoCloseable {

    private static final int LIMIT_MILLIS = 5000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(LIMIT_MILLIS)).build();

    public boolean isReady(Probe probe) {
        return switch (probe) {
            case Probe.Http(var uri) -> answers(uri);
            case Probe.Broker(var servers) -> hasNode(servers);
            case Probe.Store(var uri) -> pings(uri);
        };
    }

    /// A probe as the state file writes it.
    static String written(Probe probe) {
        return switch (probe) {
            case Probe.Http(var uri) -> uri.toString();
            case Probe.Broker(var servers) -> "broker:" + servers;
            case Probe.Store(var uri) -> "store:" + uri;
        };
    }

    /// The probe of a process in the state file.
    static Probe read(String written) {
        if (written.startsWith("broker:")) {
            return new Probe.Broker(written.substring("broker:".length()));
        }
        return written.startsWith("store:")
                ? new Probe.Store(written.substring("store:".length()))
                : new Probe.Http(URI.create(written));
    }

    public boolean isReady(RunningProcess process) {
        return process.isAlive() && isReady(read(process.probe()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private boolean answers(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofMillis(LIMIT_MILLIS)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean hasNode(String servers) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", servers,
                        "request.timeout.ms", LIMIT_MILLIS / 2,
                        "default.api.timeout.ms", LIMIT_MILLIS);
        try (var admin = Admin.create(settings)) {
            var nodes = admin.describeCluster().nodes();
            return !nodes.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean pings(String uri) {
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .applyToClusterSettings(cluster ->
                                cluster.serverSelectionTimeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS))
                        .build();
        try (var client = MongoClients.create(settings)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }
}
