package io.rapport.platform.operations;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.platform.security.RouteTable;
import io.rapport.platform.web.Http;
import io.rapport.test.TestBroker;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = Operated.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=trial-service",
            "spring.mongodb.database=${RAPPORT_DATABASE}",
            "rapport.relay.enabled=false",
            "rapport.projection.tick=200ms"
        })
@TestPlatform
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class OperationsTests {

    private static final String BASE = "/api/v1/operations/trial";
    private static final String TOPIC = "rapport.trial-" + UUID.randomUUID() + ".events";
    private static final String OLGA = TestTokens.bearer("olga", "operator");

    @LocalServerPort int port;
    private final RequestMappingHandlerMapping mapping;
    private final MongoDatabaseFactory databases;
    private final ParkedRecords parked;
    private final Aggregates<Operated.Shelf> shelves;
    private Http http = new Http(0);

    OperationsTests(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            MongoDatabaseFactory databases,
            ParkedRecords parked,
            Aggregates<Operated.Shelf> shelves) {
        this.mapping = mapping;
        this.databases = databases;
        this.parked = parked;
        this.shelves = shelves;
    }

    @DynamicPropertySource
    static void topic(DynamicPropertyRegistry settings) {
        TestBroker.createTopics(TOPIC);
        settings.add("trial.topic", () -> TOPIC);
    }

    @BeforeEach
    void http() {
        http = new Http(port);
    }

    @Test
    void whateverAnOperatorAsksForIsWrittenDown() {
        var routes =
                RouteTable.of(mapping).routes().stream()
                        .filter(route -> route.path().startsWith(BASE))
                        .toList();
        var actions = new HashSet<String>();

        for (var route : routes) {
            var who = "olga-" + UUID.randomUUID();
            var path = route.path().replace("{number}", "7").replaceAll("\\{[^}]+}", "some");
            var body = HttpRequest.BodyPublishers.ofString("{\"note\":\"why\"}");
            http.send(route.method(), path, TestTokens.bearer(who, "operator"), body);
            var written = audit().find(new Document("actor", who)).first();
            assertThat(written).as(route.line()).isNotNull();
            actions.add(written.getString("action"));
            assertThat(written.getString("outcome")).as(route.line()).isNotEqualTo("begun");
        }

        assertThat(routes).hasSizeGreaterThan(10);
        assertThat(actions).hasSameSizeAs(routes);
    }

    @Test
    void onlyOperatorsOperateAndAdministratorsWatchThem() {
        for (var role : List.of("seller", "administrator", "analyst", "integration")) {
            var token = TestTokens.bearer("nina", role);
            assertThat(http.get(BASE + "/outbox", token).status()).as(role).isEqualTo(403);
        }
        var watching = http.get(BASE + "/audit", TestTokens.bearer("adam", "administrator"));
        assertThat(watching.status()).isEqualTo(200);
    }

    @Test
    void showsWhatWaitsToBePublished() {
        var first = Operated.putUp(shelves, "one");
        Operated.putUp(shelves, "two");

        var outbox = json(BASE + "/outbox");
        var standing = json(BASE + "/aggregates/" + first);

        assertThat(outbox.path("aggregates").asInt()).isEqualTo(2);
        assertThat(outbox.at("/longest/0/id").asString()).isEqualTo(first);
        assertThat(outbox.at("/longest/0/events").asInt()).isEqualTo(1);
        assertThat(outbox.path("oldestAgeSeconds").asDouble(-1)).isNotNegative();
        assertThat(standing.at("/held/unpublished").asInt()).isEqualTo(1);
        assertThat(standing.at("/held/revision").asInt()).isEqualTo(1);
        assertThat(standing.toString()).doesNotContain("\"one\"");
        assertThat(json(BASE + "/leases").path("free").size()).isEqualTo(16);
    }

    @Test
    void aParkedRecordIsLookedAtGivenUpWithAReasonAndStaysVisible(CapturedOutput output) {
        send(TrialEvents.toSend(TOPIC, "not_p", 1, "{\"state\": secret-value"));
        var id =
                await("the record is parked")
                        .until(() -> openOf("not_p"), found -> !found.isEmpty());
        var path = BASE + "/parked/" + id;

        var looked = json(path);
        assertThat(looked.at("/inLog/headers/ce_id").asString()).isEqualTo("not_p.1.1");
        assertThat(looked.at("/inLog/hash")).isEqualTo(looked.at("/parked/hash"));
        assertThat(looked.toString()).doesNotContain("secret-value");
        assertThat(json(BASE + "/aggregates/not_p").path("parked").size()).isEqualTo(1);

        var replay = http.post(path + "/replay", OLGA, "{}");
        assertThat(replay.json().path("outcome").asString()).isEqualTo("refused");
        assertThat(http.post(path + "/discard", OLGA, "{}").status()).isEqualTo(400);
        assertThat(http.post(path + "/discard", OLGA, "{\"note\":\" \"}").status()).isEqualTo(400);
        assertThat(openOf("not_p")).isEqualTo(id);

        assertThat(http.post(path + "/discard", OLGA, "{\"note\":\"made by a test\"}").status())
                .isEqualTo(204);

        var listed = json(BASE + "/parked?status=DISCARDED&limit=200").path("items");
        var one =
                listed.valueStream()
                        .filter(each -> each.path("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(one.path("note").asString()).isEqualTo("olga: made by a test");
        assertThat(one.path("closed").asString()).isNotEmpty();
        assertThat(http.post(path + "/replay", OLGA, "{}").code()).isEqualTo("parked.gone");
        var trail = json(BASE + "/audit?target=" + id).path("items");
        assertThat(trail.valueStream().map(each -> line(each)))
                .startsWith("parked.replay refused parked.gone", "parked.discard done null");
        assertThat(trail.get(1).at("/details/reason").asString()).isEqualTo("made by a test");
        assertThat(output).contains("operator olga: parked.discard " + id + " done");
        assertThat(output).doesNotContain("made by a test").doesNotContain("secret-value");
    }

    @Test
    void findsTheEventsOfAnAggregateInTheLog() {
        send(
                List.of(
                        TrialEvents.toSend(TOPIC, "not_s", 1, TrialEvents.value("secret-label")),
                        TrialEvents.toSend(TOPIC, "not_other", 1, TrialEvents.value("b")),
                        TrialEvents.toSend(TOPIC, "not_s", 2, TrialEvents.value("c"))));
        var path = BASE + "/aggregates/not_s/events?topic=" + TOPIC;

        var first = json(path + "&limit=1");
        var rest = json(path + "&limit=1&from=" + first.path("next").asLong());
        var all = json(path);

        assertThat(first.at("/events/0/headers/ce_id").asString()).isEqualTo("not_s.1.1");
        assertThat(rest.at("/events/0/headers/ce_id").asString()).isEqualTo("not_s.1.2");
        assertThat(all.path("events").size()).isEqualTo(2);
        assertThat(all.path("next").isMissingNode() || all.path("next").isNull()).isTrue();
        assertThat(all.toString()).doesNotContain("secret-label");
        assertThat(http.get(BASE + "/aggregates/not_s/events?topic=__other", OLGA).code())
                .isEqualTo("search.no-such-topic");
        await("the view's prefix is 1.2")
                .until(() ->
                        json(BASE + "/aggregates/not_s")
                                .at("/views/0/prefix")
                                .asString("")
                                .equals("1.2"));
    }

    @Test
    void aViewIsBuiltAnewComparedSwitchedAndDropped() {
        send(TrialEvents.toSend(TOPIC, "not_v", 1, TrialEvents.value("a")));
        await("the newest generation has a watermark")
                .until(() -> newest().hasNonNull("watermark"));
        var number = http.post(BASE + "/views/note-view/generations", OLGA, "{}").json();
        var path = BASE + "/views/note-view/generations/" + number.path("number").asInt();
        await("the newest generation has a watermark")
                .until(() -> newest().hasNonNull("watermark"));

        assertThat(json(path + "/differences").path("equal").asBoolean()).isTrue();
        assertThat(http.post(path + "/switch", OLGA, "").status()).isEqualTo(204);
        assertThat(newest().path("current").asBoolean()).isTrue();
        assertThat(delete(path)).isEqualTo(409);
        assertThat(delete(BASE + "/views/note-view/generations/1")).isEqualTo(204);
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        send(TrialEvents.toSend(TOPIC, "not_f", 1, "{no json"));
        var id =
                await("the record is parked")
                        .until(() -> openOf("not_f"), found -> !found.isEmpty());
        audit().deleteMany(new Document());
        var refusing = audit().createIndex(new Document("tenant", 1), onlyOne());
        try {
            audit().insertOne(new Document("_id", "taken").append("tenant", "default"));

            var discard = http.post(BASE + "/parked/" + id + "/discard", OLGA, "{\"note\":\"x\"}");

            assertThat(discard.status()).isGreaterThanOrEqualTo(500);
            assertThat(openOf("not_f")).isEqualTo(id);
        } finally {
            audit().dropIndex(refusing);
            audit().deleteOne(new Document("_id", "taken"));
        }
    }

    private static IndexOptions onlyOne() {
        return new IndexOptions().unique(true);
    }

    private static String line(JsonNode entry) {
        return "%s %s %s"
                .formatted(
                        entry.path("action").asString(),
                        entry.path("outcome").asString(),
                        entry.hasNonNull("code") ? entry.path("code").asString() : null);
    }

    private JsonNode newest() {
        var generations = json(BASE + "/views").at("/0/generations");
        return generations.get(generations.size() - 1);
    }

    private int delete(String path) {
        var nothing = HttpRequest.BodyPublishers.noBody();
        return http.send("DELETE", path, OLGA, nothing).status();
    }

    private JsonNode json(String path) {
        var answer = http.get(path, OLGA);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String openOf(String aggregate) {
        return parked.openOf(aggregate).stream()
                .filter(each -> each.status() == ParkedRecord.Status.OPEN)
                .map(ParkedRecord::id)
                .findFirst()
                .orElse("");
    }

    private MongoCollection<Document> audit() {
        return databases.getMongoDatabase().getCollection(AuditTrail.COLLECTION);
    }

    private static void send(ProducerRecord<byte[], byte[]> one) {
        send(List.of(one));
    }

    private static void send(List<ProducerRecord<byte[], byte[]>> messages) {
        var settings = Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers());
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (var message : messages) {
                var _ = producer.send(message);
            }
        }
    }
}
