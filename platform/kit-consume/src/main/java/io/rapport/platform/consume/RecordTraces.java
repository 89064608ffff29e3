package io.rapport.platform.consume;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Continues the trace of each event that has one: the request that caused it, the relay, and what
/// a consumer makes of it are one trace.
final class RecordTraces {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    RecordTraces(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /// Does the work of a batch within one span per sampled event.
    void during(String consumer, List<ReceivedEvent> events, Runnable work) {
        if (tracer == null || propagator == null) {
            work.run();
            return;
        }
        var spans = spans(propagator, consumer, events);
        if (spans.isEmpty()) {
            work.run();
            return;
        }
        try (var _ = tracer.withSpan(spans.getFirst())) {
            work.run();
        } catch (RuntimeException e) {
            // Only the kind: a message could quote what stands in the event.
            spans.forEach(span -> span.tag("error", e.getClass().getSimpleName()));
            throw e;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private static List<Span> spans(
            Propagator propagator, String consumer, List<ReceivedEvent> events) {
        var spans = new ArrayList<Span>();
        for (var event : events) {
            if (sampled(event.envelope().traceparent())) {
                spans.add(
                        propagator
                                .extract(event, RecordTraces::field)
                                .kind(Span.Kind.CONSUMER)
                                .name(consumer + " applies")
                                .tag("messaging.destination.name", event.topic())
                                .tag("rapport.event.type", event.envelope().type())
                                .tag("rapport.event.id", event.envelope().id())
                                .start());
            }
        }
        return spans;
    }

    private static @Nullable String field(ReceivedEvent event, String name) {
        return name.equals("traceparent") ? event.envelope().traceparent() : null;
    }

    /// The last digit of a W3C trace context holds the flag.
    private static boolean sampled(@Nullable String traceparent) {
        return traceparent != null
                && traceparent.length() >= 55
                && (Character.digit(traceparent.charAt(54), 16) & 1) == 1;
    }
}
