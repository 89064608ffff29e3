package io.rapport.replicas;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.CustomerEvent.CustomerRegistered;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeJoined;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.platform.events.EventCodec;
import io.rapport.test.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Customer-service as its neighbours know it: by its events. For the tests of services that have
/// replicas.
public final class Neighbour implements AutoCloseable {

    /// The customer that examples name.
    public static final String EXAMPLE_CUSTOMER = "cus_01k7c3v8r2m5n9p4q6s1t0w3xz";

    private static final String EXAMPLE_EMPLOYEE = "emp_01k7c2p4t8w1x5y9z3a6b0c4d7";

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final EventCodec codec = EventCodec.rapport();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    /// Known to other systems as `erp:<id>`.
    public void registers(String id, @Nullable String owner) {
        registers(id, owner, new ExternalId("erp", id));
    }

    /// Known to another system as this.
    public void registers(String id, @Nullable String owner, ExternalId known) {
        var state =
                new CustomerState(
                        CustomerKind.ORGANIZATION,
                        "Lindqvist AB",
                        null,
                        null,
                        null,
                        owner,
                        CustomerLifecycle.ACTIVE,
                        List.of(known),
                        id);
        publish(id, new CustomerRegistered(new CustomerRegistered.Change(), state, null));
    }

    /// Known to other systems as `hr:<id>`.
    public void hires(String id, @Nullable String team) {
        hires(id, team, new ExternalId("hr", id));
    }

    /// Known to another system as this.
    public void hires(String id, @Nullable String team, ExternalId known) {
        var state = new EmployeeState(team, null, null, EmployeeStatus.ACTIVE, List.of(known));
        publish(id, new EmployeeJoined(new EmployeeJoined.Change(), state, null));
    }

    /// Customer and employee of the examples of API documents: `erp:4711` both.
    public void hasThoseOfExamples() {
        var known = new ExternalId("erp", "4711");
        hires(EXAMPLE_EMPLOYEE, null, known);
        registers(EXAMPLE_CUSTOMER, EXAMPLE_EMPLOYEE, known);
    }

    private void publish(String id, PublishedEvent event) {
        var entry = EventCatalogue.rapport().entryOf(event);
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(id, 1, 1),
                        "/rapport/customer-service",
                        entry.type(),
                        id,
                        MONDAY,
                        MONDAY,
                        1,
                        1,
                        "default",
                        entry.dataSchema(),
                        "emp_somebody",
                        event.customerId(id),
                        null,
                        null,
                        null,
                        null);
        var sent = new ProducerRecord<>(Topics.CUSTOMER, id, codec.write(event));
        EventHeaders.write(envelope)
                .forEach((name, value) ->
                        sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(sent).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
