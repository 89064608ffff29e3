package io.rapport.platform.spans;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/// The same span, of whose exceptions only the type is left: neither message nor stack trace, which
/// begins with the message.
final class WithoutMessages extends DelegatingSpanData {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");

    WithoutMessages(SpanData span) {
        super(span);
    }

    @Override
    public List<EventData> getEvents() {
        return super.getEvents().stream().map(WithoutMessages::lessMessage).toList();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    private static EventData lessMessage(EventData event) {
        var type = event.getAttributes().get(TYPE);
        return EventData.create(
                event.getEpochNanos(),
                event.getName(),
                type == null ? Attributes.empty() : Attributes.of(TYPE, type));
    }
}
