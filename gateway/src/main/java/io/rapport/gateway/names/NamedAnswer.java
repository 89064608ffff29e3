package io.rapport.gateway.names;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/// An answer that passes as it comes, up to the brace that ends it; there the names are added. What
/// is no JSON record or list, such as a problem, passes untouched.
final class NamedAnswer extends ServerHttpResponseDecorator {

    private final NameQuestions questions;
    private final HttpHeaders asked;
    private final IdScan scan;
    private byte @Nullable [] last;

    NamedAnswer(ServerWebExchange exchange, NameQuestions questions, Set<Expandable> wanted) {
        super(exchange.getResponse());
        this.questions = questions;
        this.asked = exchange.getRequest().getHeaders();
        this.scan = new IdScan(wanted);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        if (!isRecordOrList()) {
            return super.writeWith(body);
        }
        // They are of the answer without names.
        getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        getHeaders().remove(HttpHeaders.ETAG);
        getHeaders().remove(HttpHeaders.LAST_MODIFIED);
        return super.writeWith(
                Flux.from(body).handle(this::readAlong).concatWith(Flux.defer(this::end)));
    }

    private boolean isRecordOrList() {
        var type = getHeaders().getContentType();
        return HttpStatus.OK.equals(getStatusCode())
                && MediaType.APPLICATION_JSON.isCompatibleWith(type)
                && !getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING);
    }

    /// Holds the last bytes back, for the end may be in them.
    private void readAlong(DataBuffer part, SynchronousSink<DataBuffer> next) {
        var bytes = new byte[part.readableByteCount()];
        part.read(bytes);
        DataBufferUtils.release(part);
        if (bytes.length > 0) {
            scan.read(bytes);
            var before = last;
            last = bytes;
            if (before != null) {
                next.next(bufferFactory().wrap(before));
            }
        }
    }

    private Flux<DataBuffer> end() {
        var bytes = last;
        if (bytes == null) {
            return Flux.empty();
        }
        if (!scan.isWhole() || bytes[bytes.length - 1] != '}') {
            return Flux.just(bufferFactory().wrap(bytes));
        }
        var names =
                questions
                        .ask(scan, asked)
                        .<DataBuffer>map(found -> bufferFactory().wrap(found.asEndOfObject()));
        var allButTheBrace = Arrays.copyOf(bytes, bytes.length - 1);
        return Flux.<DataBuffer>just(bufferFactory().wrap(allButTheBrace)).concatWith(names);
    }
}
