package io.rapport.bench.figure;

import io.rapport.bench.platform.Door;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Mixed load through the gateway before anything is measured. A few clients wait for each answer:
/// a cold platform takes what it can, and is not buried.
public final class WarmUp {

    private static final int CLIENTS = 6;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private WarmUp() {}

    public static void run(Setting setting) throws Exception {
        var until = System.nanoTime() + setting.pace().warmUp().toNanos();
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
        setting.say().accept("warm-up: %,d customers made and seen".formatted(done));
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
