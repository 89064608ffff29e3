package io.rapport.platform.spans;

import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// What spans must not tell.
@AutoConfiguration
class SpansAutoConfiguration {

    /// A span tells which route was asked, not what stood in the address.
    @Bean
    ObservationFilter addressesStayOutOfSpans() {
        return context ->
                context.removeHighCardinalityKeyValue("http.url")
                        .removeHighCardinalityKeyValue("http.uri");
    }

    /// A span tells what kind of exception there was, not what it says.
    @Bean
    SpanFilter messagesStayOutOfSpans() {
        return span ->
                OtelFinishedSpan.fromOtel(new WithoutMessages(OtelFinishedSpan.toOtel(span)));
    }
}
