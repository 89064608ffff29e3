package io.rapport.platform.spans;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

class SpansTests {

    private final SpansAutoConfiguration spans = new SpansAutoConfiguration();

    @Test
    void anExceptionIsToldByItsTypeOnly() {
        var told = told(failed(new IllegalStateException("no such person as Ada Byron")));

        assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told.getEvents().getFirst().getAttributes().asMap().values())
                .containsExactly(IllegalStateException.class.getName());
        assertThat(told.getEvents().toString() + told.getStatus()).doesNotContain("Ada");
    }

    @Test
    void theRestOfASpanIsTold() {
        var span = failed(new IllegalStateException("Ada"));
        var told = told(span);

        assertThat(told.getName()).isEqualTo("work");
        assertThat(told.getTraceId()).isEqualTo(span.getTraceId());
        assertThat(told.getAttributes().asMap()).isEqualTo(span.getAttributes().asMap());
    }

    @Test
    void noAddressIsTold() {
        var context = new Observation.Context();
        context.addHighCardinalityKeyValue(KeyValue.of("http.url", "/customers?name=Ada"));
        context.addHighCardinalityKeyValue(KeyValue.of("http.uri", "/customers?name=Ada"));
        context.addHighCardinalityKeyValue(KeyValue.of("kept", "yes"));

        assertThat(spans.addressesStayOutOfSpans().map(context).getHighCardinalityKeyValues())
                .containsExactly(KeyValue.of("kept", "yes"));
    }

    private SpanData told(SpanData span) {
        return OtelFinishedSpan.toOtel(
                spans.messagesStayOutOfSpans().map(OtelFinishedSpan.fromOtel(span)));
    }

    private static SpanData failed(Exception failure) {
        try (var tracing = SdkTracerProvider.builder().build()) {
            var span =
                    tracing.get("test").spanBuilder("work").setAttribute("kept", "yes").startSpan();
            span.recordException(failure);
            span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
            span.end();
            return ((ReadableSpan) span).toSpanData();
        }
    }
}
