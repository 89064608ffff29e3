package io.rapport.platform.aggregate;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.relay.OutboxEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Turns what a command publishes into final records, once.
final class OutboxWriter {

    private final EventCatalogue catalogue;
    private final EventCodec codec;
    private final EventSchemaProperties schemas;
    private final String source;

    /// @param catalogue the events that may be published, which the codec writes
    /// @param source CloudEvents `source` of this service's events
    OutboxWriter(
            EventCatalogue catalogue,
            EventCodec codec,
            EventSchemaProperties schemas,
            String source) {
        this.schemas = schemas;
        this.catalogue = catalogue;
        this.codec = codec;
        this.source = source;
    }

    record Written(List<OutboxEntry> entries, EffectiveTimes effective, Times times) {}

    /// @param sequence the last one used so far in this epoch
    /// @param before the times that the state told so far
    Written write(
            AggregateType<?, ?> type,
            String id,
            int epoch,
            long sequence,
            EffectiveTimes effective,
            Times before,
            List<Publication> publications,
            CommandContext context,
            Instant recorded) {
        var entries = new ArrayList<OutboxEntry>();
        var times = effective;
        var told = before;
        var next = sequence;
        for (var publication : publications) {
            next++;
            var given =
                    publication.effective() == null ? context.effective() : publication.effective();
            var at =
                    times.decide(publication.attributes(), given, publication.corrects(), recorded);
            var replaced = replaced(times, id, epoch, publication);
            times = times.with(publication.attributes(), epoch, next, at, publication.corrects());
            var happened = new BusinessTime.Happened(epoch, next, publication, at, times);
            told = type.times(told, happened, recorded);
            var event = told(publication.event(), told);
            var envelope =
                    envelope(type, id, epoch, next, at, publication, replaced, context, recorded);
            entries.add(
                    new OutboxEntry(
                            envelope.order(),
                            type.topic(),
                            EventHeaders.write(envelope),
                            new Binary(codec.write(event))));
        }
        return new Written(entries, times, told);
    }

    /// The event with a state that tells the times.
    private static PublishedEvent told(PublishedEvent event, Times times) {
        return event instanceof Record record
                ? (PublishedEvent)
                        RecordShape.of(record)
                                .with(record, Map.of("state", times.toldBy(event.state())))
                : event;
    }

    private static @Nullable String replaced(
            EffectiveTimes times, String id, int epoch, Publication publication) {
        var corrects = publication.corrects();
        return corrects == null
                ? null
                : EventEnvelope.idOf(
                        id, times.epochOf(publication.attributes(), corrects, epoch), corrects);
    }

    private EventEnvelope envelope(
            AggregateType<?, ?> type,
            String id,
            int epoch,
            long sequence,
            Instant effective,
            Publication publication,
            @Nullable String replaced,
            CommandContext context,
            Instant recorded) {
        var event = publication.event();
        var entry = catalogue.entryOf(event);
        return new EventEnvelope(
                EventEnvelope.idOf(id, epoch, sequence),
                type.source(source),
                entry.type(),
                id,
                recorded,
                effective,
                epoch,
                sequence,
                context.tenant(),
                schemas.of(entry.type()),
                context.actor(),
                event.customerId(id),
                context.traceparent(),
                context.correlationId(),
                context.causationId(),
                replaced,
                context.hops(),
                context.imported());
    }

    /// The order of an aggregate's last event; before its first one, that of the epoch's beginning.
    static long order(int epoch, long sequence) {
        return sequence == 0 ? EventOrder.of(epoch, 1) - 1 : EventOrder.of(epoch, sequence);
    }
}
