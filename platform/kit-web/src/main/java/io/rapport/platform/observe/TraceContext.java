package io.rapport.platform.observe;

import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The W3C `traceparent` of the span in which the caller runs; null outside of any.
///
/// @param tracer null where tracing is off
public record TraceContext(@Nullable Tracer tracer) implements Supplier<@Nullable String> {

    @Override
    public @Nullable String get() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.context().traceId().isEmpty()) {
            return null;
        }
        var context = span.context();
        var sampled = Boolean.TRUE.equals(context.sampled());
        return "00-" + context.traceId() + "-" + context.spanId() + (sampled ? "-01" : "-00");
    }
}
