package io.rapport.platform.relay;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/// Shows in the trace of the command when and how often its event was sent: one span for each
/// attempt of an entry whose trace is kept, from the hand-over to the broker's answer.
///
/// The record itself still carries the command's own `traceparent`, for an outbox entry never
/// changes; so the spans of consumers stand beside this one.
final class TracedBroker implements Sender.Broker {

    private static final String HEADER = "ce_traceparent";

    private final Sender.Broker broker;
    private final Propagator propagator;

    TracedBroker(Sender.Broker broker, Propagator propagator) {
        this.broker = broker;
        this.propagator = propagator;
    }

    @Override
    public void send(String key, OutboxEntry entry, Runnable acknowledged, Runnable failed) {
        var traceparent = entry.headers().get(HEADER);
        if (!kept(traceparent)) {
            broker.send(key, entry, acknowledged, failed);
            return;
        }
        var span = span(entry, traceparent);
        broker.send(
                key,
                entry,
                () -> {
                    span.end();
                    acknowledged.run();
                },
                () -> {
                    span.tag("error", "not acknowledged").end();
                    failed.run();
                });
    }

    @Override
    public void close() {
        broker.close();
    }

    private Span span(OutboxEntry entry, @Nullable String traceparent) {
        return propagator
                .extract(entry, (_, name) -> name.equals("traceparent") ? traceparent : null)
                .kind(Span.Kind.PRODUCER)
                .name("relay publishes")
                .tag("messaging.destination.name", entry.topic())
                .tag("rapport.event.id", String.valueOf(entry.headers().get("ce_id")))
                .start();
    }

    /// The last digit of a W3C trace context holds the flag.
    private static boolean kept(@Nullable String traceparent) {
        return traceparent != null
                && traceparent.length() >= 55
                && (Character.digit(traceparent.charAt(54), 16) & 1) == 1;
    }
}
