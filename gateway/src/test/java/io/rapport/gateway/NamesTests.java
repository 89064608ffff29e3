package io.rapport.gateway;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.rapport.gateway.RawHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Names beside the ids of an answer, of whom the caller sees.
class NamesTests extends GatewayTest {

    private static final String DEALS = "/api/v1/opportunities";
    private static final String DEAL =
            """
            {"id":"opp_1","revision":7,"state":{"customerId":"cus_wall","ownerId":"emp_li",\
            "pipelineId":"pip_1","stageId":"won","amount":{"amount":"10.50","currency":"CNY"},\
            "lines":[{"productId":"prd_9"}]}}\
            """;
    private static final String LIST =
            """
            {"items":[%s,{"id":"opp_2","state":{"customerId":"cus_hidden","ownerId":"emp_li"}}]}\
            """
                    .formatted(DEAL);

    /// What the services know, by id, as their lists show it to the caller.
    private final Map<String, String> known =
            new HashMap<>(
                    Map.of(
                            "cus_wall", "\"state\":{\"name\":\"Great Wall\"}",
                            "cus_wei", "\"state\":{},\"personal\":{\"name\":\"Li Wei\"}",
                            "emp_li", "\"state\":{},\"personal\":{\"name\":\"Li Na\"}",
                            "prd_9", "\"state\":{\"name\":\"Press P 200\"}",
                            "pip_1",
                                    "\"state\":{\"name\":\"Machines\",\"stages\":[{\"id\":\"new\","
                                            + "\"name\":\"New\"},{\"id\":\"won\",\"name\":\"Done"
                                            + " deal\"}]}"));

    private volatile String shown = LIST;

    @BeforeEach
    void everyServiceHasLists() {
        SERVICES.values().forEach(service -> service.behave(this::answer));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query == null || !query.startsWith("id=")) {
            StubService.json(exchange, 200, shown);
            return;
        }
        StubService.json(
                exchange,
                200,
                Arrays.stream(query.substring("id=".length()).split(",", -1))
                        .filter(known::containsKey)
                        .map(id -> "{\"id\":\"%s\",%s}".formatted(id, known.get(id)))
                        .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    @Test
    void putsNamesBesideTheIdsOfAList() {
        var answer = ada().get(DEALS + "?limit=5&expand=customer,owner&status=OPEN");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(body(answer))
                .isEqualTo(
                        LIST.substring(0, LIST.length() - 1)
                                + ",\"names\":{\"cus_wall\":\"Great Wall\",\"emp_li\":\"Li Na\"},"
                                + "\"namesMissing\":[]}");
        assertThat(service("opportunity").seen())
                .extracting(StubService.Seen::target)
                .containsExactly(DEALS + "?limit=5&status=OPEN");
        assertThat(service("customer").seen())
                .extracting(StubService.Seen::target)
                .containsExactlyInAnyOrder(
                        "/api/v1/customers?id=cus_wall,cus_hidden", "/api/v1/employees?id=emp_li");
    }

    /// As whoever asks, so that each service decides what its name may be shown to.
    @Test
    void asksInTheCallersName() {
        var _ = ada().header("X-Request-Id", "request-77").get(DEALS + "?expand=customer");

        assertThat(service("customer").seen())
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.headers().getFirst("Authorization")).isEqualTo("Bearer " + ADA);
                    assertThat(seen.headers().getFirst("X-Request-Id")).isEqualTo("request-77");
                });
    }

    @Test
    void putsNamesBesideTheIdsOfASingleRecord() {
        shown = DEAL;

        var answer = named(DEALS + "/opp_1?expand=owner&expand=product,pipeline");

        assertThat(answer.path("id").asString()).isEqualTo("opp_1");
        assertThat(answer.path("names").toString())
                .isEqualTo(
                        "{\"emp_li\":\"Li Na\",\"pip_1\":\"Machines\",\"prd_9\":\"Press P 200\"}");
    }

    /// A stage's id means nothing without its pipeline.
    @Test
    void namesOfStagesStandByPipeline() {
        var answer = named(DEALS + "?expand=stage");

        assertThat(answer.path("stageNames").toString())
                .isEqualTo("{\"pip_1\":{\"won\":\"Done deal\"}}");
        assertThat(answer.path("names")).isEmpty();
        assertThat(answer.path("items")).hasSize(2);
    }

    @Test
    void aPersonsNameIsTheirPersonalOne() {
        shown = "{\"items\":[{\"state\":{\"customerId\":\"cus_wei\"}}]}";

        assertThat(named("/api/v1/tickets?expand=customer").at("/names/cus_wei").asString())
                .isEqualTo("Li Wei");
    }

    /// An analyst reads no personal values.
    @Test
    void whoseNameIsNotShownToTheCallerIsNotNamed() {
        shown = "{\"items\":[{\"state\":{\"customerId\":\"cus_wei\"}}]}";
        known.put("cus_wei", "\"state\":{}");

        var answer = named("/api/v1/tickets?expand=customer");

        assertThat(answer.path("names")).isEmpty();
        assertThat(answer.path("namesMissing")).isEmpty();
    }

    @Test
    void theOwnerOfATicketWorksOnIt() {
        shown = "{\"items\":[{\"state\":{\"handlerId\":\"emp_li\"}}]}";

        assertThat(named("/api/v1/tickets?expand=owner").at("/names/emp_li").asString())
                .isEqualTo("Li Na");
    }

    /// The deals behind a figure hold their ids themselves.
    @Test
    void namesWhatListsOfOtherFormsHold() {
        shown = "{\"items\":[{\"productIds\":[\"prd_9\",\"prd_10\"],\"stageId\":\"won\"}]}";

        assertThat(named("/api/v1/funnel/deals?expand=product").path("names").toString())
                .isEqualTo("{\"prd_9\":\"Press P 200\"}");
    }

    @Test
    void whereNothingHasAnIdNobodyIsAsked() {
        shown = "{\"items\":[]}";

        assertThat(body(ada().get(DEALS + "?expand=customer")))
                .isEqualTo("{\"items\":[],\"names\":{},\"namesMissing\":[]}");
        assertThat(service("customer").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expand=customer,contact",
                "expand=Customer",
                "expand=customer&expand=%20owner",
                "%65xpand=everything"
            })
    void anUnknownNameIsRefusedAsAServiceWould(String query) {
        var answer = ada().get(DEALS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("X-RateLimit-Remaining")).isNotEmpty();
        assertThat(answer.body())
                .contains("\"code\":\"request.bad-parameter\"", "\"field\":\"expand\"")
                .contains(
                        "The parameter expand must be one of [campaign, customer, employee,"
                                + " handler, lead, manager, owner, parent, pipeline, product, stage,"
                                + " team].");
        assertThat(service("opportunity").seen()).isEmpty();
    }

    /// Forms send what nobody filled in.
    @Test
    void withoutAValueItSaysNothing() {
        assertThat(ada().get(DEALS + "?expand=&limit=5").body()).isEqualTo(LIST);
        assertThat(service("opportunity").last().target()).isEqualTo(DEALS + "?limit=5");
    }

    @Test
    void withoutExpandNothingIsTouched() {
        service("opportunity")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    StubService.json(exchange, 200, DEAL);
                });

        var answer = ada().header("If-None-Match", "\"6\"").get(DEALS + "/opp_1");

        assertThat(answer.body()).isEqualTo(DEAL);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(DEAL.length()));
        assertThat(service("opportunity").last().headers().getFirst("If-None-Match"))
                .isEqualTo("\"6\"");
        assertThat(service("customer").seen()).isEmpty();
    }

    /// What has no ids leaves the parameter to its service, which does not know it.
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/products", "/api/v1/pipelines/pip_1", "/api/v1/me"})
    void elsewhereTheServiceIsAsked(String path) {
        var answer = ada().get(path + "?expand=customer");

        assertThat(answer.body()).isEqualTo(LIST);
        assertThat(SERVICES.values().stream().flatMap(each -> each.seen().stream()))
                .extracting(StubService.Seen::target)
                .containsExactly(path + "?expand=customer");
    }

    /// The names may have changed where the record has not.
    @Test
    void theServicesTagIsNotThatOfTheAnswerWithNames() {
        service("opportunity")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    exchange.getResponseHeaders().set("Rapport-Stale", "true");
                    var known = exchange.getRequestHeaders().getFirst("If-None-Match") != null;
                    if (known) {
                        exchange.sendResponseHeaders(304, -1);
                    } else {
                        StubService.json(exchange, 200, DEAL);
                    }
                });

        var answer = ada().header("If-None-Match", "\"7\"").get(DEALS + "/opp_1?expand=customer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Rapport-Stale")).isEqualTo("true");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(body(answer)).contains("Great Wall");
    }

    @Test
    void headHasNeitherNamesNorTheTagOfTheOtherAnswer() {
        service("opportunity")
                .behave(exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    StubService.json(exchange, 200, DEAL);
                });

        var answer = ada().send("HEAD", DEALS + "/opp_1?expand=customer", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.body()).isEmpty();
        assertThat(service("customer").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 503})
    void aServicesNoIsPassedOnAsItIs(int status) {
        var no = "{\"code\":\"deal.odd\",\"customerId\":\"cus_wall\"}";
        service("opportunity").behave(exchange -> StubService.json(exchange, status, no));

        var answer = ada().get(DEALS + "?expand=customer");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(no);
        assertThat(service("customer").seen()).isEmpty();
    }

    /// A page of a proxy, what is no object, what ends too early or goes on.
    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "[{\"customerId\":\"cus_wall\"}]", "{\"a\":", "{}", "{\"a\":1}{}"})
    void whatIsNoRecordIsPassedOnAsItIs(String odd) {
        shown = odd;

        assertThat(ada().get(DEALS + "?expand=customer").body()).isEqualTo(odd);
    }

    @ParameterizedTest
    @CsvSource({"503,{}", "429,{}", "400,{}", "401,{}", "200,<html>", "200,[]", "200,{}", "200,''"})
    void whoseServiceDoesNotTellIsMissing(int status, String told) {
        service("customer").behave(exchange -> StubService.json(exchange, status, told));

        var answer = named(DEALS + "?expand=customer,product");

        assertThat(answer.path("namesMissing").toString()).isEqualTo("[\"customer\"]");
        assertThat(answer.path("names").toString()).isEqualTo("{\"prd_9\":\"Press P 200\"}");
        assertThat(answer.path("items")).hasSize(2);
    }

    @Test
    void whoseServiceIsSlowIsMissing() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        service("customer")
                .behave(_ -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new InterruptedIOException();
                    }
                });
        try {
            assertThat(
                            named(DEALS + "?expand=customer,owner,stage")
                                    .path("namesMissing")
                                    .toString())
                    .isEqualTo("[\"customer\",\"owner\"]");
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void whoseServiceIsAwayIsMissing() {
        service("customer")
                .behave(_ -> {
                    throw new IOException("gone");
                });

        assertThat(named(DEALS + "?expand=customer").path("namesMissing").toString())
                .isEqualTo("[\"customer\"]");
    }

    /// Asking again would change nothing: a role that reads none of a kind sees none of it.
    @Test
    void whatTheCallersRoleDoesNotReadIsNotMissing() {
        service("customer")
                .behave(exchange ->
                        StubService.json(exchange, 403, "{\"code\":\"access.denied\"}"));

        var answer = named(DEALS + "?expand=customer");

        assertThat(answer.path("names")).isEmpty();
        assertThat(answer.path("namesMissing")).isEmpty();
    }

    /// An older service could take no notice of `id=`.
    @Test
    void nobodyIsNamedWhoWasNotAskedFor() {
        service("customer")
                .behave(exchange ->
                        StubService.json(
                                exchange,
                                200,
                                "{\"items\":[{\"id\":\"cus_other\",\"state\":{\"name\":\"X\"}}]}"));

        assertThat(named(DEALS + "?expand=customer").path("names")).isEmpty();
    }

    /// Two calls of 200; a page with more of a kind is a page of deals with many products.
    @Test
    void asksForSoManyIdsAndNoMoreEachOnce() {
        shown =
                IntStream.range(0, 450)
                        .mapToObj(each -> "{\"productId\":\"prd_%d\"}".formatted(each % 401))
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        IntStream.range(0, 401)
                .forEach(each ->
                        known.put("prd_" + each, "\"state\":{\"name\":\"P %d\"}".formatted(each)));

        var answer = named(DEALS + "?expand=product");

        assertThat(answer.path("names")).hasSize(400);
        assertThat(answer.path("namesMissing").toString()).isEqualTo("[\"product\"]");
        assertThat(service("opportunity").seen())
                .hasSize(3)
                .filteredOn(seen -> seen.target().contains("id="))
                .allSatisfy(seen -> assertThat(seen.target().split(",", -1)).hasSize(200));
    }

    /// Ids come from what people and other systems wrote; an address is made of none but ids.
    @Test
    void whatIsNoIdIsNotAskedFor() {
        shown =
                """
                {"items":[{"customerId":"cus_1&limit=1"},{"customerId":"cus_1/../x"},\
                {"customerId":"cus_"},{"customerId":"CUS_1"},{"customerId":"opp_1"},\
                {"customerId":null},{"customerId":7},{"note":"cus_wall"}]}\
                """;

        assertThat(named(DEALS + "?expand=customer").path("names")).isEmpty();
        assertThat(service("customer").seen()).isEmpty();
    }

    /// Longer than what comes at once, with ids that two parts share.
    @Test
    void aLongAnswerIsReadAlong() {
        var text = "中 \\\" } ".repeat(400);
        shown =
                IntStream.range(0, 200)
                        .mapToObj(each ->
                                "{\"note\":\"%s\",\"state\":{\"customerId\":\"cus_%d\"}}"
                                        .formatted(text, each))
                        .collect(
                                Collectors.joining(",", "{\"items\":[", "],\"nextCursor\":\"x\"}"));
        IntStream.range(0, 200)
                .forEach(each ->
                        known.put("cus_" + each, "\"state\":{\"name\":\"C %d\"}".formatted(each)));

        var answer = body(ada().get("/api/v1/tickets?expand=customer"));

        assertThat(answer).startsWith(shown.substring(0, shown.length() - 1) + ",\"names\":{");
        assertThat(json(answer).path("names")).hasSize(200);
    }

    @Test
    void isCompressedForWhoTakesThat() throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + DEALS + "?expand=customer"))
                        .header("Authorization", "Bearer " + ADA)
                        .header("Accept-Encoding", "gzip")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("{\"items\":[")
                        .endsWith("{\"cus_wall\":\"Great Wall\"},\"namesMissing\":[]}");
            }
        }
        assertThat(service("opportunity").last().headers().getFirst("Accept-Encoding")).isNull();
    }

    /// Calls for names count with all others: 16 may be under way to one service.
    @Test
    void whoComesTooLateToABusyServiceIsAnsweredWithoutNames() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        var answered = new ConcurrentLinkedQueue<JsonNode>();
        service("customer")
                .behave(exchange -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new InterruptedIOException();
                    }
                    StubService.json(exchange, 200, "{\"items\":[]}");
                });
        var callers =
                IntStream.range(0, 16)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                answered.add(
                                                        named(DEALS + "?expand=customer,owner"))))
                        .toList();
        try {
            await("all are answered").until(() -> answered.size() == 16);
        } finally {
            goOn.countDown();
            for (var caller : callers) {
                caller.join();
            }
        }
        assertThat(service("customer").seen()).hasSizeLessThanOrEqualTo(16);
        assertThat(answered)
                .allSatisfy(answer -> {
                    assertThat(answer.path("items")).hasSize(2);
                    assertThat(answer.path("namesMissing")).isNotEmpty();
                });
    }

    @Test
    void theApiDocumentSaysSo() throws IOException {
        shown =
                Files.readString(
                        Path.of(
                                System.getProperty("rapport.root"),
                                "service-desk-service/src/main/resources/openapi.json"));

        var answer = anonymous().get("/v3/api-docs/service-desk");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(
                        json(body(answer))
                                .at("/paths/~1api~1v1~1tickets/get/parameters")
                                .valueStream()
                                .map(each -> each.path("name").asString("")))
                .contains("status", "expand");
    }

    @Test
    void nobodyAsksWithoutAToken() {
        assertThat(anonymous().get(DEALS + "?expand=customer").status()).isEqualTo(401);
        assertThat(service("opportunity").seen()).isEmpty();
    }

    private JsonNode named(String target) {
        var answer = ada().get(target);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(body(answer));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /// The answer's body out of its chunks.
    private static String body(Answer answer) {
        if (!answer.header("Transfer-Encoding").equals("chunked")) {
            return answer.body();
        }
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        var from = 0;
        while (true) {
            var line = from;
            while (bytes[line] != '\r') {
                line++;
            }
            var size =
                    Integer.parseInt(
                            new String(bytes, from, line - from, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                return whole.toString(StandardCharsets.UTF_8);
            }
            whole.write(bytes, line + 2, size);
            from = line + 2 + size + 2;
        }
    }
}
