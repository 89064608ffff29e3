package io.rapport.bench.figure;

import io.rapport.bench.platform.Door;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Mixed load through the gateway before anything is measured. A few clients wait for each answer:
/// a cold platform takes what it can, and is not buried. It goes on until the platform is warm: its
/// compilers have the same two cores as its requests.
public final class WarmUp {

    private static final int CLIENTS = 6;
    private static final int MOST = 6;
    private static final double QUICKER = 1.05;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private WarmUp() {}

    /// Returns when a round was hardly quicker than the quickest before it, but not before the time
    /// that the pace gives, and not after six times as long.
    public static void run(Setting setting) throws Exception {
        var least = setting.pace().warmUp().toNanos();
        var began = System.nanoTime();
        var best = 0;
        var last = 0;
        while (System.nanoTime() - began < least
                || (last > best * QUICKER && System.nanoTime() - began < MOST * least)) {
            best = Math.max(best, last);
            last = round(setting, System.nanoTime() + least / 2);
            setting.say().accept("warm-up: %,d customers made and seen".formatted(last));
        }
    }

    private static int round(Setting setting, long until) throws Exception {
        var clients =
                IntStream.range(0, CLIENTS)
                        .<Callable<Integer>>mapToObj(client -> () -> drive(setting, client, until))
                        .toList();
        var done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : threads.invokeAll(clients)) {
                done += client.get();
            }
        }
        return done;
    }

    private static int drive(Setting setting, int client, long until) throws InterruptedException {
        var gateway = setting.door("gateway");
        var done = 0;
        while (System.nanoTime() < until) {
            try {
                once(gateway, Bodies.customer(setting.run() + "w" + client, done));
                done++;
            } catch (IOException e) {
                setting.say().accept("while cold: " + e.getMessage());
            }
        }
        return done;
    }

    private static void once(Door gateway, String body) throws IOException, InterruptedException {
        var accepted = gateway.post(Bodies.CUSTOMERS, body);
        Waiting.until(gateway, accepted, System.nanoTime() + PATIENCE);
        gateway.get(Bodies.CUSTOMERS + "/" + accepted.id());
        gateway.get("/api/v1/funnel");
    }
}
