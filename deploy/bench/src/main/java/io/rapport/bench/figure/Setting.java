package io.rapport.bench.figure;

import io.rapport.bench.platform.Cpu;
import io.rapport.bench.platform.Door;
import io.rapport.bench.platform.LocalPlatform;
import io.rapport.bench.raw.RawBroker;
import io.rapport.bench.raw.RawStore;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The platform under measurement, and how to measure.
///
/// @param token an administrator's
/// @param run unlike that of any other run; stands in every id that this one makes
/// @param say takes a line for whoever looks on
public record Setting(
        LocalPlatform platform,
        HttpClient http,
        String token,
        RawStore store,
        RawBroker broker,
        Pace pace,
        String run,
        Clock clock,
        Consumer<String> say) {

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /// The address of a process, past the gateway or not.
    Door door(String part) {
        return door(part, token);
    }

    /// The same for another caller.
    Door door(String part, String token) {
        return new Door(http, platform.part(part).url(), token);
    }

    Cpu cpu() {
        return Cpu.of(platform.parts());
    }

    /// Looks again and again until it is so.
    ///
    /// @throws TimeoutException if it is not in time
    static void await(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        var until = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > until) {
                throw new TimeoutException(what + " did not come in " + atMost.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
