package io.rapport.analytics.changes;

import io.rapport.contracts.EventOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What streams say, as JSON.
final class Telling {

    private final JsonMapper mapper;

    Telling(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// Data of `open`.
    ///
    /// @param heartbeatSeconds how often the stream says that it is alive
    /// @param expiresAt when the token ends, and with it the stream
    record Opened(long heartbeatSeconds, @Nullable Instant expiresAt) {}

    /// Data of `change`.
    ///
    /// @param event the event's id, the same if it comes twice
    /// @param type what happened
    /// @param kind of what
    /// @param id to which record
    /// @param epoch raised only by a restore of its service
    /// @param sequence +1 with each event of the record within an epoch; answers about the record
    ///   have both
    /// @param customerId the customer whom it is about, if there is one
    /// @param at when it was recorded
    record Changed(
            String event,
            String type,
            String kind,
            String id,
            int epoch,
            long sequence,
            @Nullable String customerId,
            Instant at) {}

    /// Data of `gone`.
    record Gone(String kind, String id) {}

    /// Data of `reset` and `end`.
    record Reason(String reason) {}

    String opened(long heartbeatSeconds, @Nullable Instant expiresAt) {
        return mapper.writeValueAsString(new Opened(heartbeatSeconds, expiresAt));
    }

    String changed(Change change) {
        return mapper.writeValueAsString(
                new Changed(
                        change.event(),
                        change.type(),
                        change.kind().wireName(),
                        change.id(),
                        EventOrder.epoch(change.order()),
                        EventOrder.sequence(change.order()),
                        change.customerId(),
                        change.at()));
    }

    String gone(String kind, String id) {
        return mapper.writeValueAsString(new Gone(kind, id));
    }

    static String reason(String reason) {
        return "{\"reason\":\"" + reason + "\"}";
    }
}
