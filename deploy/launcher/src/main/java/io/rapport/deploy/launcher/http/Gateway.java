package io.rapport.deploy.launcher.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;

/// Calls the platform through its public door. What failed for a reason that passes (no connection,
/// 429, 5xx) is sent again, the same with the same `Idempotency-Key`, until a deadline; so a
/// service may be killed at any moment and nothing is done twice.
public final class Gateway {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 4000;

    private final HttpClient http;
    private final String address;
    private final Supplier<String> token;
    private final long deadline;

    /// @param patience after which a call that still fails is given up
    public Gateway(HttpClient http, String address, String token, Duration patience) {
        this(http, address, () -> token, patience);
    }

    /// @param token asked for each call, since one may end while the work goes on
    public Gateway(HttpClient http, String address, Supplier<String> token, Duration patience) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// The same door for somebody else.
    public Gateway as(String otherToken) {
        return new Gateway(
                http, address, otherToken, Duration.ofNanos(deadline - System.nanoTime()));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /// @param headers such as `Content-Type` and `Idempotency-Key`
    public HttpResponse<String> send(
            String method, String path, Map<String, String> headers, String body) {
        var request = request(path).method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token.get());
    }

    private HttpResponse<String> send(HttpRequest request) {
        var pause = FIRST_PAUSE_MILLIS;
        while (true) {
            var answer = once(request);
            if (answer.isPresent() && !isPassing(answer.get().statusCode())) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new CallFailure(
                        "%s %s: given up%s"
                                .formatted(
                                        request.method(),
                                        request.uri().getPath(),
                                        answer.map(a ->
                                                        ", last answer "
                                                                + a.statusCode()
                                                                + " "
                                                                + a.body())
                                                .orElse(", no connection")));
            }
            pause(answer.flatMap(Gateway::retryAfter).orElse(pause));
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    private Optional<HttpResponse<String>> once(HttpRequest request) {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (SSLHandshakeException e) {
            throw new CallFailure(
                    request.uri().getAuthority()
                            + " has a certificate that is not trusted, or is of another name; --ca"
                            + " names its authority: "
                            + e.getMessage());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailure("Interrupted");
        }
    }

    private static boolean isPassing(int status) {
        return status == 429 || status >= 500;
    }

    private static Optional<Long> retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,3}"))
                .map(value -> Math.min(LONGEST_PAUSE_MILLIS, Long.parseLong(value) * 1000));
    }

    /// Up to a quarter longer, so that callers that failed together do not come back together.
    private static void pause(long millis) {
        var nanos = Duration.ofMillis(millis).toNanos();
        LockSupport.parkNanos(nanos + ThreadLocalRandom.current().nextLong(nanos / 4 + 1));
    }
}
