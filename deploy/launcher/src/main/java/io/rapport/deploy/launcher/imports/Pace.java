package io.rapport.deploy.launcher.imports;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How fast rows are sent, so that an import leaves room for others.
public final class Pace {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final int perSecond;
    private final @Nullable RateLimiter limiter;

    private Pace(int perSecond) {
        this.perSecond = perSecond;
        this.limiter =
                perSecond == 0
                        ? null
                        : RateLimiter.of(
                                "import",
                                RateLimiterConfig.custom()
                                        .limitForPeriod(perSecond)
                                        .limitRefreshPeriod(Duration.ofSeconds(1))
                                        .timeoutDuration(PATIENCE)
                                        .build());
    }

    /// As fast as rows are taken.
    public static Pace unlimited() {
        return new Pace(0);
    }

    /// No more than so many rows in any second.
    ///
    /// @param rows 0 for as many as are taken
    public static Pace perSecond(int rows) {
        return new Pace(rows);
    }

    /// The size of a batch that this pace lets through at once.
    int atMost(int batch) {
        return perSecond == 0 ? batch : Math.min(batch, perSecond);
    }

    /// Waits until so many rows may be sent.
    void await(int rows) {
        if (limiter != null) {
            limiter.acquirePermission(rows);
        }
    }
}
