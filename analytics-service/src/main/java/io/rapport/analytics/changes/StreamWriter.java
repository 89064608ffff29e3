package io.rapport.analytics.changes;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.analytics.changes.ChangeLog.Place;
import io.rapport.analytics.changes.Message.Name;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Writes one stream in the thread of its request, which is a virtual one: while nothing happens it
/// costs no thread of the platform.
@Component
final class StreamWriter {

    private final ChangeStreams streams;
    private final Cursors cursors;
    private final Telling telling;
    private final ChangesProperties settings;
    private final InstantSource clock;
    private final Map<Name, Counter> sent = new EnumMap<>(Name.class);

    StreamWriter(
            ChangeStreams streams,
            Cursors cursors,
            Telling telling,
            ChangesProperties settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.streams = streams;
        this.cursors = cursors;
        this.telling = telling;
        this.settings = settings;
        this.clock = clock;
        for (var name : Name.values()) {
            sent.put(name, meters.counter("rapport.changes.sent", "event", name.wire()));
        }
    }

    /// Writes until the reader goes, its token ends or the server stops.
    ///
    /// @param lastEventId where the reader was; `null` for one that begins
    /// @param expiresAt when its token ends
    void write(
            OpenStream stream,
            @Nullable String lastEventId,
            @Nullable Instant expiresAt,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        var out = new Lines(response);
        out.retry(ThreadLocalRandom.current().nextInt(1_000, 3_000));
        var from = streams.from(stream, lastEventId);
        out.say(
                ChangeStreams.opening(
                        stream,
                        lastEventId,
                        from,
                        telling.opened(settings.heartbeat().toSeconds(), expiresAt)));
        out.flush();
        if (from != null && !hasCaughtUp(stream, from, out)) {
            return;
        }
        while (true) {
            var said = stream.next(wait(expiresAt));
            for (var message : said) {
                out.say(message);
                if (message.name() == Name.END) {
                    out.flush();
                    return;
                }
            }
            if (said.isEmpty()) {
                if (hasExpired(expiresAt)) {
                    stream.end(Message.End.TOKEN_EXPIRED);
                } else {
                    out.heartbeat(stream.here());
                }
            }
            out.flush();
        }
    }

    private boolean hasCaughtUp(OpenStream stream, Place from, Lines out)
            throws IOException, InterruptedException {
        try {
            streams.catchUp(
                    stream,
                    from,
                    said -> {
                        for (var message : said) {
                            out.say(message);
                        }
                        out.flush();
                    });
            return true;
        } catch (MongoException e) {
            // The answer is under way, and what waits is later than what was not told: who comes
            // again from the last that was written misses nothing.
            out.end(Message.End.UNAVAILABLE);
            out.flush();
            return false;
        }
    }

    private Duration wait(@Nullable Instant expiresAt) {
        var heartbeat = settings.heartbeat();
        if (expiresAt == null) {
            return heartbeat;
        }
        var left = Duration.between(clock.instant(), expiresAt);
        return left.compareTo(heartbeat) < 0
                ? (left.isPositive() ? left : Duration.ofNanos(1))
                : heartbeat;
    }

    private boolean hasExpired(@Nullable Instant expiresAt) {
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
    }

    private void count(Name name) {
        var counter = sent.get(name);
        if (counter != null) {
            counter.increment();
        }
    }

    /// The lines of server-sent events.
    private final class Lines {

        private final HttpServletResponse response;
        private final StringBuilder text = new StringBuilder();

        private Lines(HttpServletResponse response) {
            this.response = response;
        }

        private void retry(int millis) {
            text.append("retry: ").append(millis).append("\n\n");
        }

        private void say(Message message) {
            text.append("id: ").append(cursors.seal(message.place(), message.sight()));
            text.append("\nevent: ").append(message.name().wire());
            text.append("\ndata: ").append(message.data()).append("\n\n");
            count(message.name());
        }

        /// Without a place: the last one that was written stays the reader's.
        private void end(Message.End reason) {
            text.append("event: ").append(Name.END.wire());
            text.append("\ndata: ").append(Telling.reason(reason.wire())).append("\n\n");
            count(Name.END);
        }

        /// A comment; with it an id alone, which a reader keeps without being told of anything.
        private void heartbeat(@Nullable Message here) {
            text.append(": alive\n");
            if (here != null) {
                text.append("id: ").append(cursors.seal(here.place(), here.sight())).append('\n');
            }
            text.append('\n');
        }

        private void flush() throws IOException {
            if (!text.isEmpty()) {
                response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
                text.setLength(0);
                response.flushBuffer();
            }
        }
    }
}
