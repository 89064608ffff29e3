package io.rapport.observability;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.rapport.observability.OtlpReceiver.Seen;
import io.rapport.test.ExportedMetrics;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Three of the platform's processes, watched from outside as an operator would: a collector takes
/// their traces, their logs lie in files, their metrics are scraped.
class WatchedIT {

    private static final String GATEWAY = "gateway";
    private static final String CUSTOMER = "customer-service";
    private static final String ANALYTICS = "analytics-service";

    private static OtlpReceiver collector;
    private static Processes processes;

    @BeforeAll
    static void start() throws IOException {
        collector = new OtlpReceiver();
        processes =
                new Processes(
                        Map.of(
                                "RAPPORT_TRACES_ENDPOINT", collector.endpoint(),
                                "RAPPORT_TRACES_SAMPLING", "1.0",
                                "RAPPORT_LOGS_FORMAT", "ecs"),
                        GATEWAY,
                        CUSTOMER,
                        ANALYTICS);
        processes.start();
    }

    @AfterAll
    static void stop() {
        processes.close();
        collector.close();
    }

    /// From the gateway's answer over outbox and topic to the view that shows it.
    @Test
    void aCommandIsOneTraceUntilTheViewShowsIt() {
        var trace = traceOfOneCommand();

        assertThat(roots(trace)).as("spans without a parent").hasSize(1);
        assertThat(roots(trace).getFirst().service()).isEqualTo("rapport-gateway");
    }

    /// Names, addresses and numbers of people stand in the personal part of events and in answers
    /// to those who may read them, nowhere else.
    @Test
    void noPersonIsNamedWhereOperatorsLook() throws Exception {
        var planted = new Canary(api());
        planted.throughEveryFlow();
        planted.asPoison();

        assertThat(Canary.hits(planted.refusals())).as("problem documents").isEmpty();
        assertThat(planted.hitsOnTopics()).as("topics, less the personal part").isEmpty();
        assertThat(planted.hitsInParkedRecords()).as("parked records").isEmpty();
        for (var module : List.of(GATEWAY, CUSTOMER, ANALYTICS)) {
            assertThat(Canary.hits(processes.log(module))).as("log of " + module).isEmpty();
            var exported = ExportedMetrics.at(processes.management(module)).text();
            assertThat(Canary.hits(exported)).as("metrics of " + module).isEmpty();
        }
        // Spans come late and in their order: when these are there, all before them are.
        traceOfOneCommand();
        assertThat(spansThatName()).as("spans").isEmpty();
        assertThat(Canary.hits(collector.text())).as("traces").isEmpty();
    }

    @Test
    void logLinesAreDocumentsWithTheTrace() {
        var lines = processes.log(CUSTOMER).lines().toList();

        assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("{\"@timestamp\":"));
        assertThat(lines).allMatch(line -> line.contains("\"ecs\":{\"version\""));
    }

    private static List<Seen> traceOfOneCommand() {
        var made = api().post("/api/v1/customers", customer("One Trace Ltd"));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return await("the trace has a span of each step")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> traceOf(made.id()), WatchedIT::hasEveryStep);
    }

    /// Each process sends its spans by itself, and several views apply one event: so it is the
    /// steps and what they came from that are waited for, not a number of spans.
    private static boolean hasEveryStep(List<Seen> trace) {
        return has(trace, "rapport-gateway", SpanKind.SPAN_KIND_SERVER)
                && has(trace, "rapport-gateway", SpanKind.SPAN_KIND_CLIENT)
                && has(trace, CUSTOMER, SpanKind.SPAN_KIND_SERVER)
                && has(trace, CUSTOMER, SpanKind.SPAN_KIND_PRODUCER)
                && has(trace, ANALYTICS, SpanKind.SPAN_KIND_CONSUMER)
                && trace.stream().allMatch(span -> reachesRoot(span, trace));
    }

    private static boolean has(List<Seen> trace, String whose, SpanKind kind) {
        return trace.stream().anyMatch(span -> span.is(whose, kind));
    }

    private static List<Seen> spansThatName() {
        return collector.spans().stream()
                .filter(span -> !Canary.hits(span.span().toString()).isEmpty())
                .toList();
    }

    private static Door api() {
        return new Door(processes.web(GATEWAY), TestTokens.bearer("emp_observer", "administrator"));
    }

    static String customer(String name) {
        return "{\"kind\":\"ORGANIZATION\",\"name\":\"" + name + "\"}";
    }

    /// The spans of the trace in which the relay published the first event of an aggregate.
    private static List<Seen> traceOf(String aggregate) {
        var all = collector.spans();
        var traces =
                all.stream()
                        .filter(span -> tells(span, aggregate + ".1.1"))
                        .map(Seen::trace)
                        .collect(Collectors.toSet());
        assertThat(traces).hasSizeLessThanOrEqualTo(1);
        return all.stream().filter(span -> traces.contains(span.trace())).toList();
    }

    private static boolean tells(Seen span, String event) {
        return span.span().getAttributesList().stream()
                .anyMatch(each -> each.getValue().getStringValue().equals(event));
    }

    private static List<Seen> roots(List<Seen> trace) {
        return trace.stream().filter(span -> span.parent().isEmpty()).toList();
    }

    private static boolean reachesRoot(Seen span, List<Seen> trace) {
        return span.parent().isEmpty()
                || trace.stream()
                        .filter(each -> each.id().equals(span.parent()))
                        .anyMatch(parent -> reachesRoot(parent, trace));
    }
}
