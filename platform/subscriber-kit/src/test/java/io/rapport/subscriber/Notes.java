package io.rapport.subscriber;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.EventOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Events of the tests: aggregates whose state is a label, of a type that no catalogue knows.
final class Notes {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final String TYPE = "rapport.note.written.v1";

    private Notes() {}

    static EventEnvelope envelope(String aggregate, int epoch, long sequence) {
        return new EventEnvelope(
                EventEnvelope.idOf(aggregate, epoch, sequence),
                "/tests",
                TYPE,
                aggregate,
                NOON,
                NOON,
                epoch,
                sequence,
                "default",
                "urn:rapport:schema:" + TYPE,
                "emp_1",
                null,
                null,
                null,
                null,
                null);
    }

    /// What the state is after an event: nothing else has this value.
    static String value(String aggregate, long order) {
        return "{\"change\":{},\"state\":{\"label\":\"%s %d.%d\"}}"
                .formatted(aggregate, EventOrder.epoch(order), EventOrder.sequence(order));
    }

    static ReceivedEvent received(String aggregate, long order, String value) {
        return new ReceivedEvent(
                envelope(aggregate, EventOrder.epoch(order), EventOrder.sequence(order)),
                value,
                Integer.toHexString(value.hashCode()),
                "rapport.note.events",
                0,
                order,
                NOON);
    }

    static ReceivedEvent received(String aggregate, long order) {
        return received(aggregate, order, value(aggregate, order));
    }

    static ProducerRecord<byte[], byte[]> toSend(String topic, String aggregate, long order) {
        var envelope = envelope(aggregate, EventOrder.epoch(order), EventOrder.sequence(order));
        var message =
                new ProducerRecord<>(
                        topic,
                        aggregate.getBytes(StandardCharsets.UTF_8),
                        value(aggregate, order).getBytes(StandardCharsets.UTF_8));
        EventHeaders.write(envelope)
                .forEach((name, text) ->
                        message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    static KafkaProducer<byte[], byte[]> producer(String broker) {
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"), bytes, bytes);
    }
}
