package io.rapport.platform.statetopic;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Stops the thread, once, before a named method: as a process that is suspended there and woken
/// much later.
final class GatedClients extends InterceptedClients {

    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean armed = new AtomicBoolean();
    private final String method;

    GatedClients(String method) {
        super(Trial.QUICK);
        this.method = method;
    }

    void arm() {
        armed.set(true);
    }

    @Override
    @Nullable Object around(String called, Callable<@Nullable Object> call) throws Exception {
        if (called.equals(method) && armed.compareAndSet(true, false)) {
            reached.countDown();
            if (!release.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("never released");
            }
        }
        return call.call();
    }
}
