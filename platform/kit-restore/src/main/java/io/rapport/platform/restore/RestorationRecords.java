package io.rapport.platform.restore;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.aggregate.Times;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.events.EventSchemaProperties;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.restore.LogReader.Logged;
import java.time.Instant;
import org.bson.types.Binary;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the events that tell of a restore, out of the events that were published before: the
/// state after the last one that holds is the state of the restored document.
final class RestorationRecords {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ACTOR = "restore";

    private final EventCodec codec;
    private final EventSchemaProperties schemas;

    RestorationRecords(EventCodec codec, EventSchemaProperties schemas) {
        this.schemas = schemas;
        this.codec = codec;
    }

    /// @param last the last event that holds
    /// @param order of the event to be written
    OutboxEntry restored(Logged last, long order, Instant recorded, String run) {
        var value = value(last, last.envelope().order(), recorded);
        if (JSON.readTree(last.value()).get("personal") instanceof ObjectNode personal) {
            if (personal.get("clear") instanceof ObjectNode clear) {
                clear.remove("change");
            }
            value.set("personal", personal);
        }
        return entry("restored", last, order, value, recorded, run);
    }

    /// @param last the last event that was published of it, of which nothing holds any more
    /// @param validUntil what the restored database has of it, see [EventOrder#NONE]
    OutboxEntry withdrawn(Logged last, long validUntil, long order, Instant recorded, String run) {
        return entry("withdrawn", last, order, value(last, validUntil, recorded), recorded, run);
    }

    private static ObjectNode value(Logged published, long validUntil, Instant recorded) {
        var value = JSON.createObjectNode();
        var change = value.putObject("change");
        if (validUntil != EventOrder.NONE) {
            change.putObject("validUntil")
                    .put("epoch", EventOrder.epoch(validUntil))
                    .put("sequence", EventOrder.sequence(validUntil));
        }
        // What is told of times holds as it did, but for this event itself.
        var state = (ObjectNode) JSON.readTree(published.value()).required("state");
        value.set("state", state.put(Times.CHANGED, Times.text(recorded)));
        return value;
    }

    private OutboxEntry entry(
            String word,
            Logged published,
            long order,
            ObjectNode value,
            Instant recorded,
            String run) {
        var before = published.envelope();
        var type = "rapport." + family(before) + "." + word + ".v1";
        var epoch = EventOrder.epoch(order);
        var sequence = EventOrder.sequence(order);
        var envelope =
                new EventEnvelope(
                        EventEnvelope.idOf(before.subject(), epoch, sequence),
                        before.source(),
                        type,
                        before.subject(),
                        recorded,
                        recorded,
                        epoch,
                        sequence,
                        before.tenant(),
                        schemas.of(type),
                        ACTOR,
                        before.customerId(),
                        null,
                        run,
                        before.id(),
                        null);
        var bytes = JSON.writeValueAsBytes(value);
        // What no consumer could read must not be published.
        var _ = codec.read(type, bytes);
        return new OutboxEntry(
                order, published.topic(), EventHeaders.write(envelope), new Binary(bytes));
    }

    private static String family(EventEnvelope envelope) {
        return envelope.type().split("\\.", 3)[1];
    }
}
