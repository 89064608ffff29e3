package io.rapport.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/// Takes traces as a collector would: OTLP over HTTP, in protobuf.
final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /// A span, with the service that sent it.
    record Seen(String service, String trace, String id, String parent, Span span) {

        boolean is(String whose, Span.SpanKind kind) {
            return service.equals(whose) && span.getKind() == kind;
        }
    }

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> spans() {
        assertNothingFailed();
        return List.copyOf(spans);
    }

    /// All that came, as text in which names would be found.
    String text() {
        return String.join("\n", bodies);
    }

    private void assertNothingFailed() {
        if (!failures.isEmpty()) {
            throw new AssertionError("unreadable: " + failures);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = body(exchange).readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::note);
            exchange.sendResponseHeaders(200, -1);
        } catch (IOException e) {
            failures.add(e.toString());
            throw e;
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private void note(ResourceSpans sent) {
        var service =
                sent.getResource().getAttributesList().stream()
                        .filter(each -> each.getKey().equals("service.name"))
                        .map(each -> each.getValue().getStringValue())
                        .findFirst()
                        .orElse("nobody");
        for (var scope : sent.getScopeSpansList()) {
            for (var span : scope.getSpansList()) {
                spans.add(
                        new Seen(
                                service,
                                hex(span.getTraceId().toByteArray()),
                                hex(span.getSpanId().toByteArray()),
                                hex(span.getParentSpanId().toByteArray()),
                                span));
            }
        }
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
