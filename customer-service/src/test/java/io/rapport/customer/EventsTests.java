package io.rapport.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.TestBroker;
import io.rapport.test.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/// The records on the topic, as a subscriber without our code sees them.
@ServiceTest
class EventsTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);

    @BeforeEach
    void signIn() {
        administrator = Api.as(port, "administrator");
    }

    @Test
    void publishesCloudEventsInOrderWithTheStateThatIsRead() {
        var id =
                administrator
                        .post(
                                "/api/v1/customers",
                                """
                                {"kind":"ORGANIZATION","name":"Published","region":"Norway",
                                 "lifecycle":"PROSPECT","effectiveAt":"2020-01-01T00:00:00Z"}
                                """,
                                "traceparent",
                                TRACE,
                                "Rapport-Correlation-Id",
                                "story-1")
                        .id();
        administrator.put("/api/v1/customers/" + id + "/lifecycle", "{\"lifecycle\":\"ACTIVE\"}");

        var records = recordsOf(id, 2);

        var first = records.getFirst();
        assertThat(header(first, EventHeaders.ID)).isEqualTo(id + ".1.1");
        assertThat(header(first, EventHeaders.TYPE)).isEqualTo("rapport.customer.registered.v1");
        assertThat(header(first, EventHeaders.SOURCE)).isEqualTo("/rapport/customer-service");
        assertThat(header(first, EventHeaders.SUBJECT)).isEqualTo(id);
        assertThat(header(first, EventHeaders.CUSTOMER_ID)).isEqualTo(id);
        assertThat(header(first, EventHeaders.TENANT)).isEqualTo("default");
        assertThat(header(first, EventHeaders.ACTOR)).startsWith("user:");
        assertThat(header(first, EventHeaders.CORRELATION_ID)).isEqualTo("story-1");
        assertThat(header(first, EventHeaders.EFFECTIVE_TIME))
                .isEqualTo("2020-01-01T00:00:00.000Z");
        assertThat(header(first, EventHeaders.TRACEPARENT)).contains(TRACE.substring(3, 35));
        assertThat(value(first))
                .containsPattern("\"createdAt\":\"2[^,]+\",\"changedAt\":\"2[^,]+\"");
        assertThat(Topic.withoutTimes(value(first)))
                .isEqualTo(
                        """
                        {"change":{},"state":{"kind":"ORGANIZATION","name":"Published",\
                        "region":"Norway","lifecycle":"PROSPECT","externalIds":[],\
                        "canonicalId":"%s"}}\
                        """
                                .formatted(id));
        var second = records.getLast();
        assertThat(header(second, EventHeaders.TYPE))
                .isEqualTo("rapport.customer.lifecycle-changed.v1");
        assertThat(header(second, EventHeaders.SEQUENCE)).isEqualTo("2");
        var shown = administrator.get("/api/v1/customers/" + id).raw().body();
        var told = Topic.withoutTimes(value(second));
        assertThat(Topic.withoutTimes(shown))
                .contains(told.substring(told.indexOf("\"state\":"), told.length() - 1));
    }

    @Test
    void keepsPersonalDataInsideThePersonalPart() {
        var organization =
                administrator
                        .post(
                                "/api/v1/customers",
                                "{\"kind\":\"ORGANIZATION\",\"name\":\"Employer\"}")
                        .id();
        var contact =
                administrator
                        .post(
                                "/api/v1/contacts",
                                """
                                {"customerId":"%s","name":"Qqq Secret","email":"q@secret.example",
                                 "phone":"+86 21 555","decisionRole":"DECIDER"}
                                """
                                        .formatted(organization))
                        .id();

        var event = recordsOf(contact, 1).getFirst();

        assertThat(header(event, EventHeaders.TYPE)).isEqualTo("rapport.contact.added.v1");
        assertThat(header(event, EventHeaders.CUSTOMER_ID)).isEqualTo(organization);
        assertThat(Topic.withoutTimes(value(event)))
                .isEqualTo(
                        """
                        {"change":{},"state":{"customerId":"%s","decisionRole":"DECIDER",\
                        "externalIds":[]},"personal":{"clear":{"state":{"name":"Qqq Secret",\
                        "email":"q@secret.example","phone":"+86 21 555"}}}}\
                        """
                                .formatted(organization));
        event.headers()
                .forEach(one -> assertThat(text(one.value())).doesNotContainIgnoringCase("secret"));
    }

    @Test
    void theFirstPageOfASubscriberShowsBothShapesOfPersonalData() throws IOException {
        var page =
                Files.readString(
                        Path.of(System.getProperty("rapport.root"))
                                .resolve("platform/docs/first-subscriber.md"));
        var example = page.replaceFirst("(?s).*<!-- personal: begin[^\n]*\n```json\n", "");
        var lines = example.substring(0, example.indexOf("\n```")).lines().toList();
        var person =
                administrator
                        .post("/api/v1/customers", "{\"kind\":\"PERSON\",\"name\":\"王小明\"}")
                        .id();
        administrator.patch("/api/v1/customers/" + person, "{\"name\":\"王晓明\"}", "\"1\"");

        var event = JSON.readTree(value(recordsOf(person, 2).getLast())).path("personal");
        var answer = administrator.get("/api/v1/customers/" + person).body().path("personal");

        assertThat(lines).containsExactly(event.toString(), answer.toString());
        assertThat(event.at("/clear/state")).isEqualTo(answer);
        assertThat(
                        Api.as(port, "analyst")
                                .get("/api/v1/customers/" + person)
                                .body()
                                .has("personal"))
                .isFalse();
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(String key, int count) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, Topics.PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(Topics.CUSTOMER, partition))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await("the records of the key are on the topic")
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100))
                                .forEach(each -> {
                                    if (key.equals(each.key())) {
                                        found.add(each);
                                    }
                                });
                        return found.size() >= count;
                    });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return text(event.headers().lastHeader(name).value());
    }

    private static String value(ConsumerRecord<String, byte[]> event) {
        return text(event.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
