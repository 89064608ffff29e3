package io.rapport.platform.statetopic;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// Clients of the tests' broker that something happens to around the calls of their producer.
abstract class InterceptedClients extends StateTopicClients {

    InterceptedClients(StateTopicProperties properties) {
        super("trial-service", Trial.BROKER, Trial.BROKER, properties);
    }

    /// In place of a call.
    ///
    /// @param call what was asked for; may be left out
    abstract @Nullable Object around(String method, Callable<@Nullable Object> call)
            throws Exception;

    @Override
    Producer<byte[], byte[]> transactions(String stateTopic) {
        var producer = super.transactions(stateTopic);
        @SuppressWarnings("unchecked")
        var intercepted =
                (Producer<byte[], byte[]>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Producer.class},
                                (_, called, arguments) -> {
                                    try {
                                        return around(
                                                called.getName(),
                                                () -> called.invoke(producer, arguments));
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause() == null ? e : e.getCause();
                                    }
                                });
        return intercepted;
    }
}
