package io.rapport.gateway.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Sees sessions end, wherever they were ended: streams that stand on one end with it, and what has
/// ended leaves the store. Asks for all sessions with streams at once.
final class SessionEnds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEnds.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();
    private final Sinks.Many<Set<String>> ended = Sinks.many().multicast().directBestEffort();
    private volatile Disposable rounds = Disposables.disposed();

    SessionEnds(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Completes soon after the session has ended.
    Mono<Void> of(SessionKey key) {
        return Mono.defer(() -> {
            var name = key.name();
            watched.merge(name, 1, Integer::sum);
            return ended.asFlux()
                    .filter(names -> names.contains(name))
                    .next()
                    .then()
                    .doFinally(
                            _ -> watched.computeIfPresent(name, (_, n) -> n == 1 ? null : n - 1));
        });
    }

    private Mono<Void> look() {
        var names = Set.copyOf(watched.keySet());
        return names.isEmpty()
                ? Mono.empty()
                : sessions.alive(names)
                        .doOnNext(alive -> {
                            var gone = new HashSet<>(names);
                            gone.removeAll(alive);
                            if (!gone.isEmpty()) {
                                ended.tryEmitNext(gone);
                            }
                        })
                        .then();
    }

    /// A store that is away ends nothing.
    private static Disposable every(Duration time, Mono<Void> round) {
        return Flux.interval(Duration.ZERO, time)
                .onBackpressureDrop()
                .concatMap(
                        _ ->
                                round.onErrorResume(failure -> {
                                    LOG.debug("The store of sessions is away", failure);
                                    return Mono.empty();
                                }),
                        1)
                .subscribe();
    }

    @Override
    public void start() {
        rounds =
                Disposables.composite(
                        every(LOOK, Mono.defer(this::look)),
                        every(SWEEP, Mono.defer(sessions::sweep)));
    }

    @Override
    public void stop() {
        rounds.dispose();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isDisposed();
    }
}
