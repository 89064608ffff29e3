package io.rapport.platform.statetopic;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;

/// Clients whose producer stops its thread, once, before a named method: as a process that is
/// suspended there and woken much later.
final class GatedClients extends StateTopicClients {

    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean armed = new AtomicBoolean();
    private final String method;

    GatedClients(String method) {
        super(Trial.BROKER, Trial.BROKER, Trial.QUICK);
        this.method = method;
    }

    void arm() {
        armed.set(true);
    }

    @Override
    Producer<byte[], byte[]> transactions(String stateTopic) {
        return gate(super.transactions(stateTopic));
    }

    private Producer<byte[], byte[]> gate(Producer<byte[], byte[]> producer) {
        @SuppressWarnings("unchecked")
        var gated =
                (Producer<byte[], byte[]>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Producer.class},
                                (_, called, arguments) -> {
                                    if (called.getName().equals(method)
                                            && armed.compareAndSet(true, false)) {
                                        reached.countDown();
                                        if (!release.await(5, TimeUnit.MINUTES)) {
                                            throw new IllegalStateException("never released");
                                        }
                                    }
                                    try {
                                        return called.invoke(producer, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause() == null ? e : e.getCause();
                                    }
                                });
        return gated;
    }
}
