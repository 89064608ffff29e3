package io.rapport.platform.statetopic;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The broker's answer to a named method does not come, once: either what was asked for is done all
/// the same, or it never got there.
final class FailingClients extends InterceptedClients {

    private final AtomicBoolean sound = new AtomicBoolean();
    private final String method;
    private final boolean done;

    FailingClients(String method, boolean done) {
        super(Trial.PATIENT);
        this.method = method;
        this.done = done;
    }

    @Override
    @Nullable Object around(String called, Callable<@Nullable Object> call) throws Exception {
        if (!called.equals(method) || sound.getAndSet(true)) {
            return call.call();
        }
        if (done) {
            call.call();
        }
        throw new TimeoutException("no answer");
    }
}
