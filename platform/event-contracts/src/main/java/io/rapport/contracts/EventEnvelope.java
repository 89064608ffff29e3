package io.rapport.contracts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is said about an event beside its value: the CloudEvents attributes, which travel as
/// headers. Holds no personal data.
///
/// @param id `<subject>.<epoch>.<sequence>`: a repeat is the same record by construction
/// @param source the service that published it, for example `/rapport/customer-service`
/// @param type wire name with version, for example `rapport.customer.registered.v1`
/// @param subject aggregate id; also the record's key
/// @param recorded when the service stored it; never goes back within an aggregate; milliseconds
/// @param effective when it happened in the business; milliseconds
/// @param epoch from 1; raised only by a restore
/// @param sequence from 1, without a hole within an epoch
/// @param tenant the organization that owns the data
/// @param dataSchema URI of the value's JSON Schema
/// @param actor who caused it, opaque: `<kind>:<id>`, read by [Actor#parse]
/// @param customerId the customer it is about, if there is one
/// @param traceparent W3C trace context of the request that caused it
/// @param correlationId groups all events of one request or one import; `null` only in events from
///   before it was always told
/// @param causationId id of the event that led to this one
/// @param replaces id of the event of the same aggregate that this one corrects
/// @param hops how many causes lie before it: 0 for what a person or another system did, one more
///   than its cause for what a policy did; with [#MOST_HOPS] nobody acts on it
/// @param imported how its importer said that it came in; `null` for what was not imported, or
///   where nobody said so. It is not inherited by what follows from it
public record EventEnvelope(
        String id,
        String source,
        String type,
        String subject,
        Instant recorded,
        Instant effective,
        int epoch,
        long sequence,
        String tenant,
        String dataSchema,
        String actor,
        @Nullable String customerId,
        @Nullable String traceparent,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String replaces,
        int hops,
        @Nullable ImportMode imported) {

    /// As many causes may lie before an event; more are taken for a circle of policies.
    public static final int MOST_HOPS = 32;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern TYPE =
            Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*){1,6}\\.v[1-9][0-9]{0,3}");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

    /// Refuses what cannot be.
    ///
    /// @throws MalformedEventException naming the header
    public EventEnvelope {
        require(SUBJECT.matcher(subject).matches(), EventHeaders.SUBJECT, "is no aggregate id");
        require(epoch >= 1 && epoch <= EventOrder.MAX_EPOCH, EventHeaders.EPOCH, "out of range");
        require(
                sequence >= 1 && sequence <= EventOrder.MAX_SEQUENCE,
                EventHeaders.SEQUENCE,
                "out of range");
        require(
                id.equals(idOf(subject, epoch, sequence)),
                EventHeaders.ID,
                "is not <subject>.<epoch>.<sequence>");
        require(TYPE.matcher(type).matches(), EventHeaders.TYPE, "is no versioned wire name");
        recorded = sane(recorded, EventHeaders.TIME);
        effective = sane(effective, EventHeaders.EFFECTIVE_TIME);
        text(source, EventHeaders.SOURCE);
        text(tenant, EventHeaders.TENANT);
        text(dataSchema, EventHeaders.DATA_SCHEMA);
        text(actor, EventHeaders.ACTOR);
        text(customerId, EventHeaders.CUSTOMER_ID);
        text(traceparent, EventHeaders.TRACEPARENT);
        text(correlationId, EventHeaders.CORRELATION_ID);
        text(causationId, EventHeaders.CAUSATION_ID);
        require(
                replaces == null || (replaces.startsWith(subject + ".") && !replaces.equals(id)),
                EventHeaders.REPLACES,
                "is no other event of the same aggregate");
        text(replaces, EventHeaders.REPLACES);
        require(hops >= 0 && hops <= 1_000, EventHeaders.HOPS, "out of range");
    }

    /// What nobody imported and no other event caused.
    public EventEnvelope(
            String id,
            String source,
            String type,
            String subject,
            Instant recorded,
            Instant effective,
            int epoch,
            long sequence,
            String tenant,
            String dataSchema,
            String actor,
            @Nullable String customerId,
            @Nullable String traceparent,
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String replaces) {
        this(
                id,
                source,
                type,
                subject,
                recorded,
                effective,
                epoch,
                sequence,
                tenant,
                dataSchema,
                actor,
                customerId,
                traceparent,
                correlationId,
                causationId,
                replaces,
                0,
                null);
    }

    /// The id of an event: `<subject>.<epoch>.<sequence>`.
    public static String idOf(String subject, int epoch, long sequence) {
        return subject + "." + epoch + "." + sequence;
    }

    /// Epoch and sequence as one sortable long.
    public long order() {
        return EventOrder.of(epoch, sequence);
    }

    private static Instant sane(Instant time, String header) {
        require(
                !time.isBefore(EARLIEST) && time.isBefore(LATEST),
                header,
                "is not between 1900 and 2200");
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void text(@Nullable String value, String header) {
        require(
                value == null || TEXT.matcher(value).matches(),
                header,
                "is not 1 to 512 visible ASCII characters");
    }

    private static void require(boolean holds, String header, String reason) {
        if (!holds) {
            throw new MalformedEventException(header, reason);
        }
    }
}
