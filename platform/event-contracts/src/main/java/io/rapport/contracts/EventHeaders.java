package io.rapport.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The envelope as headers: CloudEvents 1.0, Kafka binary mode, every value as UTF-8 text.
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String EFFECTIVE_TIME = "ce_effectivetime";
    public static final String EPOCH = "ce_epoch";
    public static final String SEQUENCE = "ce_sequence";
    public static final String TENANT = "ce_tenant";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String ACTOR = "ce_actor";
    public static final String CUSTOMER_ID = "ce_customerid";
    public static final String TRACEPARENT = "ce_traceparent";
    public static final String CORRELATION_ID = "ce_correlationid";
    public static final String CAUSATION_ID = "ce_causationid";
    public static final String REPLACES = "ce_replaces";
    public static final String HOPS = "ce_hops";
    public static final String IMPORT = "ce_import";
    public static final String CONTENT_TYPE = "content-type";

    /// The content type of every value.
    public static final String JSON = "application/json";

    private static final String VERSION = "1.0";
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private EventHeaders() {}

    /// The headers of an envelope, in a fixed order; absent attributes have none.
    public static Map<String, String> write(EventEnvelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE, JSON);
        headers.put(SPEC_VERSION, VERSION);
        headers.put(ID, envelope.id());
        headers.put(SOURCE, envelope.source());
        headers.put(TYPE, envelope.type());
        headers.put(SUBJECT, envelope.subject());
        headers.put(TIME, MILLIS.format(envelope.recorded()));
        headers.put(EFFECTIVE_TIME, MILLIS.format(envelope.effective()));
        headers.put(EPOCH, Integer.toString(envelope.epoch()));
        headers.put(SEQUENCE, Long.toString(envelope.sequence()));
        headers.put(TENANT, envelope.tenant());
        headers.put(DATA_SCHEMA, envelope.dataSchema());
        headers.put(ACTOR, envelope.actor());
        putIfPresent(headers, CUSTOMER_ID, envelope.customerId());
        putIfPresent(headers, TRACEPARENT, envelope.traceparent());
        putIfPresent(headers, CORRELATION_ID, envelope.correlationId());
        putIfPresent(headers, CAUSATION_ID, envelope.causationId());
        putIfPresent(headers, REPLACES, envelope.replaces());
        if (envelope.hops() > 0) {
            headers.put(HOPS, Integer.toString(envelope.hops()));
        }
        ImportMode imported = envelope.imported();
        if (imported != null) {
            headers.put(IMPORT, imported.word());
        }
        return Collections.unmodifiableMap(headers);
    }

    /// Reads an envelope.
    ///
    /// @param lookup the text of a header, or `null` where it is missing
    /// @throws MalformedEventException if a header is missing or malformed; names it, never its
    ///   value
    public static EventEnvelope read(Function<String, @Nullable String> lookup) {
        if (!VERSION.equals(required(lookup, SPEC_VERSION))) {
            throw new MalformedEventException(SPEC_VERSION, "is not " + VERSION);
        }
        String contentType = lookup.apply(CONTENT_TYPE);
        if (contentType != null && !contentType.startsWith(JSON)) {
            throw new MalformedEventException(CONTENT_TYPE, "is not " + JSON);
        }
        return new EventEnvelope(
                required(lookup, ID),
                required(lookup, SOURCE),
                required(lookup, TYPE),
                required(lookup, SUBJECT),
                instant(lookup, TIME),
                instant(lookup, EFFECTIVE_TIME),
                (int) number(lookup, EPOCH, EventOrder.MAX_EPOCH),
                number(lookup, SEQUENCE, EventOrder.MAX_SEQUENCE),
                required(lookup, TENANT),
                required(lookup, DATA_SCHEMA),
                required(lookup, ACTOR),
                lookup.apply(CUSTOMER_ID),
                lookup.apply(TRACEPARENT),
                lookup.apply(CORRELATION_ID),
                lookup.apply(CAUSATION_ID),
                lookup.apply(REPLACES),
                lookup.apply(HOPS) == null ? 0 : (int) number(lookup, HOPS, 1_000),
                imported(lookup));
    }

    private static @Nullable ImportMode imported(Function<String, @Nullable String> lookup) {
        String word = lookup.apply(IMPORT);
        // A word that came later is nobody's reason not to read the event.
        return word == null ? null : ImportMode.of(word);
    }

    private static void putIfPresent(
            Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static String required(Function<String, @Nullable String> lookup, String name) {
        String value = lookup.apply(name);
        if (value == null) {
            throw new MalformedEventException(name, "is missing");
        }
        return value;
    }

    private static Instant instant(Function<String, @Nullable String> lookup, String name) {
        try {
            return Instant.parse(required(lookup, name));
        } catch (DateTimeException e) {
            // Its message repeats the value, so it is not kept as the cause.
            throw new MalformedEventException(name, "is no UTC instant");
        }
    }

    private static long number(
            Function<String, @Nullable String> lookup, String name, long maximum) {
        String value = required(lookup, name);
        if (!value.matches("[1-9][0-9]{0,12}")) {
            throw new MalformedEventException(name, "is no positive whole number");
        }
        long number = Long.parseLong(value);
        if (number > maximum) {
            throw new MalformedEventException(name, "out of range");
        }
        return number;
    }
}
