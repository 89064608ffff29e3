package io.rapport.gateway.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A stream that is cut off when it falls silent, and ends when this instance stops. Then it says
/// when to come again, so that not everybody comes at once, unless it is in the middle of an event:
/// who reads it throws the half of one away.
final class StreamedAnswer extends ServerHttpResponseDecorator {

    private static final int SOONEST = 500;
    private static final int LATEST = 3_000;

    private final Duration silence;
    private final Mono<Void> stop;
    private byte last;
    private byte beforeLast;
    private boolean stopped;

    StreamedAnswer(ServerWebExchange exchange, Duration silence, Mono<Void> stop) {
        super(exchange.getResponse());
        this.silence = silence;
        this.stop = stop;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(Flux.from(body).timeout(silence));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        var parts =
                Flux.from(body)
                        .concatMap(Flux::<DataBuffer>from)
                        .doOnNext(this::note)
                        .timeout(silence)
                        .takeUntilOther(stop.doOnTerminate(() -> stopped = true))
                        .concatWith(Mono.defer(this::farewell));
        return super.writeAndFlushWith(parts.map(Mono::just));
    }

    private void note(DataBuffer part) {
        var end = part.writePosition();
        var length = part.readableByteCount();
        if (length > 1) {
            beforeLast = part.getByte(end - 2);
            last = part.getByte(end - 1);
        } else if (length == 1) {
            beforeLast = last;
            last = part.getByte(end - 1);
        }
    }

    private Mono<DataBuffer> farewell() {
        if (!stopped || last != '\n' || beforeLast != '\n') {
            return Mono.empty();
        }
        var pause = ThreadLocalRandom.current().nextInt(SOONEST, LATEST);
        return Mono.just(
                bufferFactory()
                        .wrap("retry: %d\n\n".formatted(pause).getBytes(StandardCharsets.UTF_8)));
    }
}
