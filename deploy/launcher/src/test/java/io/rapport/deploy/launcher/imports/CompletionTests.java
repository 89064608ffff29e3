package io.rapport.deploy.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rapport.deploy.launcher.http.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the services are told when an import has sent everything.
class CompletionTests {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server = newServer();
    private Completion completion = completion();

    @BeforeEach
    void start() {
        server = newServer();
        server.createContext("/", this::answer);
        server.start();
        completion = completion();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void everyServiceThatTookRowsIsToldHowManyItAccepted() {
        completion.add(step("/api/v1/teams/bulk"), outcomes(2, 0));
        completion.add(step("/api/v1/customers/bulk"), outcomes(3, 1));
        completion.add(step("/api/v1/teams/bulk"), outcomes(0, 2));
        completion.add(step("/api/v1/opportunities/bulk"), outcomes(5, 0));
        completion.add(step("/api/v1/pipelines"), outcomes(1, 0));
        completion.add(step("/api/v1/elsewhere/bulk"), outcomes(1, 0));

        assertThat(completion.say()).isEmpty();
        assertThat(said)
                .containsExactly(
                        "/api/v1/customers/imports/import-1/completion"
                                + " {\"accepted\":[{\"kind\":\"customer\",\"rows\":4},"
                                + "{\"kind\":\"team\",\"rows\":4}]}",
                        "/api/v1/opportunities/imports/import-1/completion"
                                + " {\"accepted\":[{\"kind\":\"opportunity\",\"rows\":5}]}");
    }

    @Test
    void whoDoesNotAgreeIsHeardAndTheOthersAreToldAllTheSame() {
        answers.addAll(List.of(409, 503, 200));
        completion.add(step("/api/v1/contacts/bulk"), outcomes(2, 0));
        completion.add(step("/api/v1/touches/bulk"), outcomes(2, 0));

        assertThat(completion.say()).get().asString().contains("/customers", "no, says 409");
        assertThat(said).hasSize(3).last().asString().startsWith("/api/v1/campaigns/imports/");
    }

    private Completion completion() {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Completion(
                new Gateway(http, address, "token", Duration.ofSeconds(20)), "import-1");
    }

    private static Mapping.Step step(String post) {
        var item = JsonMapper.shared().createObjectNode();
        return new Mapping.Step(post, post, "table.csv", null, null, null, null, item, null);
    }

    private static Outcomes outcomes(int created, int unchanged) {
        var outcomes = new Outcomes();
        for (var row = 0; row < created; row++) {
            outcomes.count("created");
        }
        for (var row = 0; row < unchanged; row++) {
            outcomes.count("unchanged");
        }
        outcomes.count(Outcomes.REJECTED);
        return outcomes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            said.add(exchange.getRequestURI() + " " + body);
            var status = answers.isEmpty() ? 200 : answers.remove();
            var text = ("no, says " + status).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
