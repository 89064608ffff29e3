package io.rapport.platform.events;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.PublishedEvent;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the values of events. Equal events are equal bytes. Safe for use by many
/// threads.
public final class EventCodec {

    /// The largest value, in bytes: what a broker takes by default, less room for the headers.
    public static final int MAX_BYTES = 1_000_000;

    private final ObjectWriter writer;
    private final JsonMapper mapper;
    private final Map<String, ObjectReader> readers;

    /// @param catalogue the events that may be written and read
    public EventCodec(EventCatalogue catalogue) {
        this.mapper = ContractJson.mapper(MAX_BYTES);
        this.writer = mapper.writer();
        this.readers =
                catalogue.entries().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        EventCatalogue.Entry::type,
                                        entry -> mapper.readerFor(entry.record())));
    }

    /// A codec for everything that the platform publishes.
    public static EventCodec rapport() {
        return new EventCodec(EventCatalogue.rapport());
    }

    /// The value of an event.
    ///
    /// @throws IllegalArgumentException if the event is not in the catalogue
    /// @throws MalformedEventException if the event lacks something required, holds an `UNKNOWN`,
    ///   or is larger than [#MAX_BYTES]
    public byte[] write(PublishedEvent event) {
        if (!readers.containsKey(EventCatalogue.typeOf(event))) {
            throw new IllegalArgumentException(event.getClass() + " is not in the catalogue");
        }
        return write((Object) event);
    }

    /// Any part of an event in the form that it has inside a value, for example a state alone.
    ///
    /// @throws MalformedEventException as for an event
    public byte[] write(Object part) {
        byte[] value;
        try {
            value = writer.writeValueAsBytes(part);
        } catch (JacksonException e) {
            throw Malformed.from(e);
        }
        checkSize(value);
        return value;
    }

    /// Reads a value.
    ///
    /// @param type wire name with version
    /// @return empty if this version of the catalogue does not know the type: such an event is kept
    ///   and counted, it is no error
    /// @throws MalformedEventException if the value cannot be of this type; names the path, never
    ///   what stands there
    public Optional<PublishedEvent> read(String type, byte[] value) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            return Optional.empty();
        }
        return Optional.of(read(value, reader::readValue));
    }

    /// Reads only the `state` of a value, whatever happened: also of an event whose type is newer
    /// than this version of the catalogue.
    ///
    /// @param state the state record of the aggregate's family
    /// @throws MalformedEventException if there is no such state; names the path
    public <S> S readState(byte[] value, Class<S> state) {
        ObjectReader reader = mapper.readerFor(StateOnly.class);
        StateOnly only = read(value, reader::readValue);
        try {
            return mapper.treeToValue(only.state(), state);
        } catch (JacksonException e) {
            throw Malformed.below("state", e);
        }
    }

    private static <T> T read(byte[] value, Function<byte[], T> reader) {
        checkSize(value);
        T read;
        try {
            read = reader.apply(value);
        } catch (JacksonException e) {
            throw Malformed.from(e);
        }
        if (read == null) {
            throw new MalformedEventException(Malformed.ROOT, "is null");
        }
        return read;
    }

    private static void checkSize(byte[] value) {
        if (value.length > MAX_BYTES) {
            throw new MalformedEventException(
                    Malformed.ROOT, "is larger than " + MAX_BYTES + " bytes");
        }
    }
}
