package io.rapport.gateway.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.gateway.problem.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The streams that are passed on now. They end before the server finishes its other requests: one
/// that stayed open would hold up the whole stop.
@Component
class OpenStreams implements Streams, SmartLifecycle {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final StreamProperties settings;
    private final AtomicInteger open = new AtomicInteger();
    private volatile Sinks.Empty<Void> stop = Sinks.empty();
    private volatile boolean running;

    OpenStreams(StreamProperties settings, MeterRegistry meters) {
        this.settings = settings;
        meters.gauge("rapport.gateway.streams", open);
    }

    @Override
    public GatewayFilter filter() {
        return this::pass;
    }

    private Mono<Void> pass(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!running) {
            return Mono.error(
                    Problem.unavailable("This instance is stopping. Try again.").asException());
        }
        if (open.incrementAndGet() > settings.most()) {
            open.decrementAndGet();
            return Mono.error(
                    Problem.of(
                                    HttpStatus.TOO_MANY_REQUESTS,
                                    "changes.too-many-streams",
                                    "As many streams are open here as may be. Read without one, and"
                                            + " try again later.")
                            .retryAfter(LATER)
                            .asException());
        }
        Mono<Void> end = exchange.getAttributeOrDefault(Streams.END, Mono.never());
        var answer =
                new StreamedAnswer(
                        exchange, settings.silence(), Mono.firstWithSignal(stop.asMono(), end));
        return chain.filter(exchange.mutate().response(answer).build())
                .doFinally(_ -> open.decrementAndGet());
    }

    @Override
    public void start() {
        stop = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stop.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server, which waits for the requests that it has.
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
