package io.rapport.observability;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.rapport.test.Api.Answer;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A person who exists nowhere else, sent through everything that takes people's data.
final class Canary {

    private static final String NAME = "Zebedea Quillfeather";
    private static final String CHINESE = "龘靐齉";
    private static final String MAIL = "zebedea.q@canary.example";
    private static final String PHONE = "+4917690099887";
    private static final String TOPIC = TestBroker.eventsTopic("customer");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Door api;
    private final List<Answer> refused = new ArrayList<>();

    Canary(Door api) {
        this.api = api;
    }

    /// What of the canary stands in a text, plain or as addresses and JSON write it.
    static List<String> hits(String text) {
        return Stream.of("Zebedea", "Quillfeather", "zebedea.q", "17690099887", CHINESE)
                .flatMap(each -> Stream.of(each, encoded(each), escaped(each)))
                .filter(text::contains)
                .distinct()
                .toList();
    }

    void throughEveryFlow() {
        var person = made("/api/v1/customers", person(NAME + " " + CHINESE));
        var firm = made("/api/v1/customers", WatchedIT.customer("Canary Keepers"));
        var employee = made("/api/v1/employees", "{\"name\":\"%s %s\"}".formatted(NAME, MAIL));
        var contact =
                made(
                        "/api/v1/contacts",
                        """
                        {"customerId":"%s","name":"%s","email":"%s","phone":"%s"}
                        """
                                .formatted(firm, NAME, MAIL, PHONE));
        made(
                "/api/v1/interactions",
                """
                {"customerId":"%s","contactId":"%s","channel":"CALL","direction":"INBOUND",
                 "subject":"%s called","note":"from %s, %s, %s"}
                """
                        .formatted(firm, contact, NAME, PHONE, MAIL, CHINESE));
        var found = api.get("/api/v1/customers?name=" + encoded(CHINESE));
        assertThat(found.body().toString()).contains(person);
        assertThat(api.get("/api/v1/employees/" + employee).status()).isEqualTo(200);
        await("the person is in the view of customers")
                .until(() -> api.get("/api/v1/views/customers/" + person).status() == 200);
        refusedOnes(person);
    }

    private void refusedOnes(String person) {
        refuse("POST", "/api/v1/customers", person(NAME.repeat(20)));
        refuse("POST", "/api/v1/customers", "{\"kind\":\"" + NAME + "\",\"name\":\"x\"}");
        refuse("POST", "/api/v1/customers", "{\"name\":\"" + NAME + "\", " + MAIL);
        refuse("POST", "/api/v1/customers", "[\"" + NAME + PHONE + "\"]");
        refuse("GET", "/api/v1/customers?sort=" + encoded(MAIL), "");
        refuse("GET", "/api/v1/customers/" + encoded(MAIL), "");
        refuse("GET", "/api/v1/views/customers/" + encoded(PHONE), "");
        refuse("GET", "/" + encoded(NAME), "");
        refuse("PUT", "/api/v1/customers/" + person + "/lifecycle", person(NAME));
        refuse("PATCH", "/api/v1/customers/" + person, "{\"name\":\"" + NAME + "\"}");
    }

    /// Somebody writes a person's data to the topic in a form that no consumer can read.
    void asPoison() {
        var settings = Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var written = "{\"personal\":\"" + NAME + "\"}";
            var _ = producer.send(new ProducerRecord<>(TOPIC, MAIL, written));
        }
        await("a record is parked").until(() -> !parked().isEmpty());
    }

    /// What was refused, less `instance`: there the caller reads the address that it asked.
    String refusals() {
        var all = new StringBuilder();
        for (var each : refused) {
            assertThat(each.status()).as(each.raw().uri().getPath()).isBetween(400, 499);
            all.append(lessInstance(each.raw().body())).append(each.raw().headers().map());
        }
        return all.toString();
    }

    private static String lessInstance(String problem) {
        var document = JSON.readTree(problem);
        if (document instanceof ObjectNode fields) {
            fields.remove("instance");
        }
        return document.toString();
    }

    List<String> hitsOnTopics() {
        var records = records();
        assertThat(records).isNotEmpty();
        assertThat(records).anyMatch(each -> !hits(text(each)).isEmpty());
        return records.stream().flatMap(each -> hits(lessPersonal(each)).stream()).toList();
    }

    List<String> hitsInParkedRecords() {
        return hits(String.join("\n", parked()));
    }

    private String made(String path, String json) {
        var answer = api.post(path, json);
        assertThat(answer.status()).as(path + answer.raw().body()).isEqualTo(201);
        return answer.id();
    }

    private void refuse(String method, String path, String body) {
        refused.add(api.send(method, path, body));
    }

    private List<String> parked() {
        var database = Processes.database("analytics-service");
        try (var client = MongoClients.create(TestStore.uri())) {
            var store = client.getDatabase(database);
            var all = new ArrayList<String>();
            for (var name : store.listCollectionNames()) {
                if (name.contains("parked")) {
                    store.getCollection(name).find().forEach(each -> all.add(each.toJson()));
                }
            }
            return all;
        }
    }

    /// Events only: what a stranger wrote is what the stranger wrote.
    private static List<ConsumerRecord<String, byte[]>> records() {
        var settings = Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var partition = 0; partition < TestBroker.PARTITIONS; partition++) {
                partitions.add(new TopicPartition(TOPIC, partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(each -> left(consumer, each, ends))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            all.removeIf(each -> each.headers().lastHeader("ce_id") == null);
            return all;
        }
    }

    private static boolean left(
            KafkaConsumer<?, ?> consumer, TopicPartition partition, Map<TopicPartition, Long> end) {
        return consumer.position(partition) < end.getOrDefault(partition, 0L);
    }

    private static String text(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static String lessPersonal(ConsumerRecord<String, byte[]> message) {
        var all = new StringBuilder(message.key());
        message.headers()
                .forEach(each ->
                        all.append(each.key())
                                .append(new String(each.value(), StandardCharsets.UTF_8)));
        var value = (ObjectNode) JSON.readTree(text(message));
        value.remove("personal");
        return all.append(value).toString();
    }

    private static String person(String name) {
        return "{\"kind\":\"PERSON\",\"name\":\"" + name + "\"}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(each ->
                        escaped.append(
                                each < 128
                                        ? String.valueOf((char) each)
                                        : "\\u%04x".formatted(each)));
        return escaped.toString();
    }
}
