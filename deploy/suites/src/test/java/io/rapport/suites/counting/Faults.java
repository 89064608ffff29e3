package io.rapport.suites.counting;

import io.rapport.suites.LocalPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// What befalls the platform while it works, in an order that the seed decides: an instance of each
/// scaled service, the broker and the store die as in a power cut; an instance with its relay
/// stands still for longer than its lease, is replaced, and wakes.
final class Faults {

    /// The relay's lease is 10 s; its successor needs as long to see that it stands still.
    private static final Duration STANDSTILL = Duration.ofSeconds(24);

    private final LocalPlatform platform;
    private final Random random;
    private final Consumer<String> report;

    Faults(LocalPlatform platform, Random random, Consumer<String> report) {
        this.platform = platform;
        this.random = random;
        this.report = report;
    }

    /// Goes through all faults, again and again, until the time is over; each strikes at least
    /// once.
    ///
    /// @return how many struck
    int strikeFor(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        var struck = 0;
        do {
            for (var fault : all()) {
                if (struck >= all().size() && System.nanoTime() > until) {
                    break;
                }
                pause(500 + random.nextInt(2500));
                fault.run();
                struck++;
            }
        } while (System.nanoTime() < until);
        return struck;
    }

    private List<Runnable> all() {
        var faults = new ArrayList<Runnable>();
        for (var service : List.of("customer", "opportunity", "analytics")) {
            faults.add(() -> kill(instance(service)));
        }
        faults.add(() -> kill("kafka"));
        faults.add(() -> kill("store"));
        faults.add(() -> freeze(instance(random.nextBoolean() ? "customer" : "opportunity")));
        Collections.shuffle(faults, random);
        return faults;
    }

    private String instance(String service) {
        return random.nextBoolean() ? service : service + "-2";
    }

    private void kill(String name) {
        report.accept("kill -9 " + name);
        platform.process(name).killHard();
        pause(random.nextInt(3000));
        platform.up();
    }

    private void freeze(String name) {
        report.accept("SIGSTOP " + name + " for " + STANDSTILL.toSeconds() + " s");
        var process = platform.process(name);
        process.freeze();
        try {
            pause(STANDSTILL.toMillis());
        } finally {
            process.thaw();
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
