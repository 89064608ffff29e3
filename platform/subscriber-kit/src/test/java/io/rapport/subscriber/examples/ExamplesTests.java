package io.rapport.subscriber.examples;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.StateTopics;
import io.rapport.subscriber.Held.Origin;
import io.rapport.test.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// The examples run, and end equal.
class ExamplesTests {

    private static final String TOPIC = "rapport.examples.events";
    private static final String TYPE = "rapport.customer.owner-changed.v1";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void bothEndEqualAlsoBehindAGap() throws IOException {
        TestBroker.createTopics(TOPIC);
        TestBroker.createCompactedTopics(StateTopics.of(TOPIC));
        send("cus_1", 1, 2, 3);
        send("cus_2", 1, 3);
        var rows = new WithTheKit.Rows();
        var byHand = new WithoutTheKit();
        var goOn = new AtomicBoolean(true);
        var api = api();
        var broker = TestBroker.bootstrapServers();

        try (var kit = WithTheKit.subscriber(broker, TOPIC, address(api), "token", rows)) {
            Thread.ofPlatform().start(kit);
            var other = Thread.ofPlatform().start(() -> byHand.run(broker, TOPIC, goOn::get));

            await("both subscribers have both customers")
                    .untilAsserted(() -> {
                        assertThat(byHand.rows).hasSize(2);
                        assertThat(rows.rows).hasSize(2);
                        assertThat(rows.rows.get("cus_2"))
                                .satisfies(row -> {
                                    assertThat(row.origin()).isEqualTo(Origin.SNAPSHOT);
                                    assertThat(row.value())
                                            .contains("from the API")
                                            .contains("clear");
                                });
                    });
            send("cus_2", 4, 5);
            await("both subscribers hold the same")
                    .untilAsserted(() -> {
                        for (var id : byHand.rows.keySet()) {
                            assertThat(rows.rows.get(id))
                                    .satisfies(row -> {
                                        var hand =
                                                byHand.rows.getOrDefault(
                                                        id, new WithoutTheKit.Row(1, 1, ""));
                                        assertThat(row.value()).isEqualTo(hand.value());
                                        assertThat(row.seen().order())
                                                .isEqualTo(
                                                        EventOrder.of(
                                                                hand.epoch(), hand.sequence()));
                                        assertThat(hand.sequence())
                                                .isEqualTo(id.equals("cus_1") ? 3 : 5);
                                    });
                        }
                    });
            goOn.set(false);
            await("the other process has ended").until(() -> !other.isAlive());
        } finally {
            api.stop(0);
        }
    }

    /// What customer-service answers of the customer behind the gap: one event further.
    private static HttpServer api() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v1/customers/cus_2",
                exchange -> {
                    var body =
                            """
                            {"id":"cus_2","revision":9,"epoch":1,"sequence":4,
                             "state":{"label":"from the API"},"personal":{"name":"Ada"}}
                            """
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void send(String customer, long... sequences) {
        var text = new StringSerializer();
        var settings = Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, text, text)) {
            for (var sequence : sequences) {
                var message =
                        new ProducerRecord<>(
                                TOPIC,
                                customer,
                                "{\"change\":{},\"state\":{\"label\":\"" + sequence + "\"}}");
                EventHeaders.write(envelope(customer, sequence))
                        .forEach((name, value) ->
                                message.headers()
                                        .add(name, value.getBytes(StandardCharsets.UTF_8)));
                var _ = producer.send(message);
            }
        }
    }

    private static EventEnvelope envelope(String customer, long sequence) {
        return new EventEnvelope(
                EventEnvelope.idOf(customer, 1, sequence),
                "/rapport/customer-service",
                TYPE,
                customer,
                NOON,
                NOON,
                1,
                sequence,
                "default",
                EventCatalogue.schemaOf(TYPE),
                "emp_1",
                customer,
                null,
                null,
                null,
                null);
    }
}
