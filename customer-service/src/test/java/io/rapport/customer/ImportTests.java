package io.rapport.customer;

import static io.rapport.test.Patience.await;
import static io.rapport.test.Topic.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.TestStore;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// How an import is said to be finished, over HTTP, store and broker.
@ServiceTest
class ImportTests {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String DATABASE = "customer_service_tests";
    private static final String FINISHED = "rapport.import.finished.v1";

    @LocalServerPort private int port;
    private Api integration = Api.as(0);

    @BeforeEach
    void signIn() {
        integration = Api.as(port, "integration");
    }

    @Test
    void anImportIsFinishedOnceAlthoughTwoInstancesAreToldAtOnce(@Autowired Environment settings)
            throws Exception {
        var lines = customer("f1", "Finished One") + customer("f2", "Finished Two") + "no json\n";
        bulk("customers", lines, "imp-once", "first");
        bulk("customers", lines, "imp-once", "first");
        bulk("customers", customer("f1", "Finished One"), "imp-once", "second");
        bulk("contacts", contact("fc", "f1", "Secret Person"), "imp-once", "third");
        var said =
                """
                {"accepted":[{"kind":"customer","rows":3},{"kind":"contact","rows":1}]}
                """;

        var answers = new ArrayList<Api.Answer>();
        try (var other = anotherInstance(settings)) {
            var there = Api.as(portOf(other), "integration");
            answers.addAll(
                    atOnce(
                            IntStream.range(0, 8)
                                    .<Callable<Api.Answer>>mapToObj(i ->
                                            () -> finish(i % 2 == 0 ? integration : there, said))
                                    .toList()));
        }
        answers.add(finish(integration, "{}"));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        var first = answers.getFirst().body();
        assertThat(answers).extracting(Api.Answer::body).containsOnly(first);
        assertThat(first.path("counts").toString())
                .isEqualTo(
                        """
                        [{"kind":"contact","created":1,"changed":0,"unchanged":0,"rejected":0},\
                        {"kind":"customer","created":2,"changed":0,"unchanged":1,"rejected":1}]\
                        """);
        assertThat(integration.get(CUSTOMERS + "/imports/imp-once").body()).isEqualTo(first);
        var told = told("imp-once");
        assertThat(told).hasSize(1);
        var event = told.getFirst();
        assertThat(header(event, EventHeaders.TYPE)).isEqualTo(FINISHED);
        assertThat(header(event, EventHeaders.ID)).isEqualTo(event.key() + ".1.1");
        assertThat(event.key()).startsWith("imp_");
        assertThat(header(event, EventHeaders.ACTOR)).matches("(user|client):.+");
        assertThat(header(event, EventHeaders.SOURCE)).isEqualTo("/rapport/customer-service");
        assertThat(event.value())
                .isEqualTo(
                        """
                        {"change":{},"state":{"importId":"imp-once","startedAt":%s,\
                        "completedAt":%s,"counts":%s}}\
                        """
                                .formatted(
                                        first.get("startedAt"),
                                        first.get("completedAt"),
                                        first.get("counts")));
    }

    @Test
    void whatDiffersFinishesNothing() {
        bulk("customers", customer("d1", "Differs"), "imp-differs", "only");

        var refused = finish("imp-differs", accepted("customer", 2));
        var unheard = finish("imp-differs", accepted("contact", 1));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("import.differs");
        assertThat(refused.body().path("recordKind").asString()).isEqualTo("customer");
        assertThat(refused.body().path("told").asLong()).isEqualTo(2);
        assertThat(refused.body().path("accepted").asLong()).isEqualTo(1);
        assertThat(unheard.code()).isEqualTo("import.differs");
        var open = integration.get(CUSTOMERS + "/imports/imp-differs").body();
        assertThat(open.has("completedAt")).isFalse();
        assertThat(open.has("startedAt")).isTrue();

        bulk("customers", customer("d2", "Came late"), "imp-differs", "missing");
        assertThat(finish("imp-differs", accepted("customer", 2)).status()).isEqualTo(200);
        assertThat(finish("imp-differs", accepted("customer", 1)).code())
                .isEqualTo("import.differs");
        assertThat(told("imp-differs")).hasSize(1);
    }

    @Test
    void rowsThatComeAfterwardsAreRefused() {
        bulk("customers", customer("a1", "In time"), "imp-after", "only");
        assertThat(finish("imp-after", "{}").status()).isEqualTo(200);

        var late = send("customers", customer("a2", "Too late"), "imp-after", "late");
        var rehearsed =
                send("customers?dryRun=true", customer("a2", "Too late"), "imp-after", "dry");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("import.finished");
        assertThat(integration.get(CUSTOMERS + "?externalId=i:a2").body().path("items")).isEmpty();
        assertThat(rehearsed.status()).as("asks only").isEqualTo(200);
        bulk("customers", customer("a2", "Too late"), "imp-after-2", "late");
    }

    @Test
    void anImportOfNobodyOrOfAnotherTenantIsUnknown() {
        bulk("customers", customer("t1", "Ours"), "imp-tenant", "only");
        var elsewhere =
                Api.with(
                        port,
                        TestTokens.of("erp").roles("integration").tenant("elsewhere").signed());

        for (var who : List.of(integration, elsewhere)) {
            var refused = who.post(CUSTOMERS + "/imports/imp-nobody/completion", "{}");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.code()).isEqualTo("import.unknown");
        }
        assertThat(elsewhere.post(CUSTOMERS + "/imports/imp-tenant/completion", "{}").code())
                .isEqualTo("import.unknown");
        assertThat(Api.as(port, "seller").post(path("imp-tenant"), "{}").status()).isEqualTo(403);
        assertThat(told("imp-tenant")).isEmpty();
    }

    /// An instance died between its claim and what it claimed for: the repeat completes that.
    @Test
    void whatWasCutOffIsCompletedByTheRepeat() {
        bulk("customers", customer("c1", "Cut off"), "imp-cut", "only");
        try (var client = MongoClients.create(TestStore.uri())) {
            client.getDatabase(DATABASE)
                    .getCollection("claims")
                    .insertOne(
                            new Document("_id", "default|import|imp-cut")
                                    .append("aggregate", "imp_cutoff")
                                    .append("type", "import")
                                    .append("due", new Date()));
        }
        bulk("customers", customer("c2", "Still open"), "imp-cut", "more");

        assertThat(finish("imp-cut", accepted("customer", 2)).status()).isEqualTo(200);
        assertThat(told("imp-cut")).extracting(ConsumerRecord::key).containsExactly("imp_cutoff");
    }

    /// All events that tell of this import, once nothing waits to be published; a record may come
    /// again, where one relay takes over from another.
    private static List<ConsumerRecord<String, String>> told(String importId) {
        try (var client = MongoClients.create(TestStore.uri());
                var topic = new Topic(Topics.CUSTOMER)) {
            MongoCollection<Document> imports =
                    client.getDatabase(DATABASE).getCollection("finishedImports");
            await("nothing waits to be published")
                    .until(() -> imports.countDocuments(new Document("outbox.0", exists())) == 0);
            var events = new LinkedHashMap<String, ConsumerRecord<String, String>>();
            topic.holding("\"importId\":\"%s\"".formatted(importId))
                    .forEach(record -> events.putIfAbsent(header(record, EventHeaders.ID), record));
            return List.copyOf(events.values());
        }
    }

    private static Document exists() {
        return new Document("$exists", true);
    }

    private static ConfigurableApplicationContext anotherInstance(Environment settings) {
        var arguments =
                Stream.of("issuer", "kafka", "mongodb", "database")
                        .flatMap(name ->
                                Stream.of(
                                        "rapport." + name,
                                        "RAPPORT_" + name.toUpperCase(Locale.ROOT)))
                        .map(name -> "--%s=%s".formatted(name, settings.getProperty(name)));
        return new SpringApplicationBuilder(CustomerServiceApplication.class)
                .run(
                        Stream.concat(
                                        arguments,
                                        Stream.of(
                                                "--server.address=127.0.0.1",
                                                "--server.port=0",
                                                "--management.server.address=127.0.0.1",
                                                "--management.server.port=0"))
                                .toArray(String[]::new));
    }

    private static int portOf(ConfigurableApplicationContext instance) {
        return instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Function<Callable<T>, Future<T>> begin =
                    call ->
                            threads.submit(() -> {
                                start.await();
                                return call.call();
                            });
            var running = calls.stream().map(begin).toList();
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static Api.Answer finish(Api somebody, String said) {
        return somebody.post(path("imp-once"), said);
    }

    private Api.Answer finish(String importId, String said) {
        return integration.post(path(importId), said);
    }

    private static String path(String importId) {
        return CUSTOMERS + "/imports/" + importId + "/completion";
    }

    private static String accepted(String kind, long rows) {
        return "{\"accepted\":[{\"kind\":\"%s\",\"rows\":%d}]}".formatted(kind, rows);
    }

    private void bulk(String kinds, String lines, String importId, String key) {
        var answer = send(kinds, lines, importId, key);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private Api.Answer send(String kinds, String lines, String importId, String key) {
        var parts = kinds.split("(?=\\?)", 2);
        return integration.send(
                "POST",
                "/api/v1/" + parts[0] + "/bulk" + (parts.length > 1 ? parts[1] : ""),
                lines,
                "Content-Type",
                "application/x-ndjson",
                "Rapport-Correlation-Id",
                importId,
                "Idempotency-Key",
                importId + "-" + key);
    }

    private static String customer(String id, String name) {
        return """
        {"externalId":{"system":"i","id":"%s"},"kind":"ORGANIZATION","name":"%s","effectiveAt":"2020-01-01T00:00:00Z"}
        """
                .formatted(id, name);
    }

    private static String contact(String id, String customer, String name) {
        return """
        {"externalId":{"system":"i","id":"%s"},"customerExternalId":{"system":"i","id":"%s"},"name":"%s"}
        """
                .formatted(id, customer, name);
    }
}
