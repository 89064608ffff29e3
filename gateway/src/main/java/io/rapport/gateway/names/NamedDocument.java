package io.rapport.gateway.names;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// An API document that is held until it is whole, and then goes out with what is said of names.
final class NamedDocument extends ServerHttpResponseDecorator {

    private static final int LARGEST = 8 * 1024 * 1024;

    NamedDocument(ServerWebExchange exchange) {
        super(exchange.getResponse());
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        if (!HttpStatus.OK.equals(getStatusCode())
                || getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return super.writeWith(body);
        }
        getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        return super.writeWith(DataBufferUtils.join(body, LARGEST).map(this::named));
    }

    private DataBuffer named(DataBuffer document) {
        var bytes = new byte[document.readableByteCount()];
        document.read(bytes);
        DataBufferUtils.release(document);
        return bufferFactory().wrap(DocumentedNames.addTo(bytes));
    }
}
