package io.rapport.platform.consume;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What is left of a record that an operator gave up: whose event it was and which one, and nothing
/// of what it said. Needs the id, the type and the tenant; what else is malformed is made up for.
final class LostEvents {

    private static final String NOBODY = "system:lost";
    private static final String NOWHERE = "lost";

    private LostEvents() {}

    /// @param since the log time from which on views know that it is lost
    /// @return empty if it cannot be told whose event it was, or which one
    static Optional<ReceivedEvent> of(ConsumerRecord<byte[], byte[]> message, Instant since) {
        return envelope(message)
                .map(envelope ->
                        new ReceivedEvent(
                                envelope,
                                null,
                                message.topic(),
                                message.partition(),
                                message.offset(),
                                since,
                                RecordHash.of(message),
                                ReceivedEvent.NO_VALUE));
    }

    private static Optional<EventEnvelope> envelope(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Optional.of(EventHeaders.read(name -> header(message, name)));
        } catch (MalformedEventException e) {
            return made(message);
        }
    }

    private static Optional<EventEnvelope> made(ConsumerRecord<byte[], byte[]> message) {
        Function<String, @Nullable String> given = name -> header(message, name);
        var id = given.apply(EventHeaders.ID);
        var type = given.apply(EventHeaders.TYPE);
        var tenant = given.apply(EventHeaders.TENANT);
        if (id == null || type == null || tenant == null) {
            return Optional.empty();
        }
        var time = Instant.ofEpochMilli(message.timestamp());
        try {
            var parts = id.split("\\.", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            return Optional.of(
                    new EventEnvelope(
                            id,
                            NOWHERE,
                            type,
                            parts[0],
                            time,
                            time,
                            Integer.parseInt(parts[1]),
                            Long.parseLong(parts[2]),
                            tenant,
                            NOWHERE,
                            NOBODY,
                            null,
                            null,
                            null,
                            null,
                            null));
        } catch (MalformedEventException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        var value = header == null ? null : header.value();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
