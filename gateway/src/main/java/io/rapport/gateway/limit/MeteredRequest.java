package io.rapport.gateway.limit;

import io.rapport.gateway.problem.ProblemException;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/// A request whose body ends with an error at the limit, also when its length was not announced,
/// and which knows how far the client got.
final class MeteredRequest extends ServerHttpRequestDecorator {

    static final String ATTRIBUTE = "rapport.metered-request";

    private final long limit;
    private final Supplier<ProblemException> tooLarge;
    private volatile long bytes;
    private volatile boolean received;
    private volatile boolean broken;

    MeteredRequest(ServerHttpRequest request, long limit, Supplier<ProblemException> tooLarge) {
        super(request);
        this.limit = limit;
        this.tooLarge = tooLarge;
    }

    /// Whether the client sent all of it.
    boolean received() {
        return received;
    }

    /// Whether the client went away while sending.
    boolean broken() {
        return broken;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .doOnComplete(() -> received = true)
                .doOnError(_ -> broken = true)
                .handle(this::count);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one buffer after the other
    private void count(DataBuffer buffer, SynchronousSink<DataBuffer> next) {
        bytes += buffer.readableByteCount();
        if (bytes > limit) {
            DataBufferUtils.release(buffer);
            next.error(tooLarge.get());
        } else {
            next.next(buffer);
        }
    }
}
