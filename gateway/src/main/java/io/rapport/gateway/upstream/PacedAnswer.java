package io.rapport.gateway.upstream;

import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// An answer that is cut off when its service stops in the middle of it.
final class PacedAnswer extends ServerHttpResponseDecorator {

    private final Duration limit;

    PacedAnswer(ServerWebExchange exchange, Duration limit) {
        super(exchange.getResponse());
        this.limit = limit;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(Flux.from(body).timeout(limit));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).timeout(limit));
    }
}
