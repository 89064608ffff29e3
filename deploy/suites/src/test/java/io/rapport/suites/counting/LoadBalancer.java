package io.rapport.suites.counting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// What stands before the instances of a service in a cluster: carries each connection to the next
/// instance that accepts one. It reads no request, repeats none, and leaves connections alone whose
/// instance it has been told to forget.
final class LoadBalancer implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1000;

    private final ServerSocket entrance;
    private final List<Integer> instances = new CopyOnWriteArrayList<>();
    private final Map<Integer, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> carried = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    LoadBalancer() {
        try {
            entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /// From now on also this instance gets connections.
    void add(int instance) {
        if (!instances.contains(instance)) {
            carried.put(instance, new AtomicInteger());
            instances.add(instance);
        }
    }

    /// Whether each instance has got a connection since it was added.
    boolean allInUse() {
        return instances.stream().allMatch(each -> count(carried, each).get() > 0);
    }

    /// From now on this instance gets no more connections; those that it has stay.
    void forget(int instance) {
        instances.remove(Integer.valueOf(instance));
    }

    /// How many connections an instance has.
    int connections(int instance) {
        return count(open, instance).get();
    }

    private static AtomicInteger count(Map<Integer, AtomicInteger> counts, int instance) {
        return counts.computeIfAbsent(instance, _ -> new AtomicInteger());
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                var caller = entrance.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                // closed, or a caller who is gone already
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var candidates = List.copyOf(instances);
            for (var tried = 0; tried < candidates.size(); tried++) {
                var instance =
                        candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
                if (carried(caller, instance)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the caller is gone, or the instance: either sees a connection that breaks
        }
    }

    /// False if the instance takes no connection: nothing was sent to it then.
    private boolean carried(Socket caller, int instance) throws IOException {
        try (var inside = new Socket()) {
            try {
                inside.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), instance),
                        CONNECT_MILLIS);
            } catch (IOException refused) {
                return false;
            }
            count(open, instance).incrementAndGet();
            count(carried, instance).incrementAndGet();
            try {
                carry(caller, inside);
            } finally {
                count(open, instance).decrementAndGet();
            }
            return true;
        }
    }

    private static void carry(Socket caller, Socket inside) throws IOException {
        caller.setTcpNoDelay(true);
        inside.setTcpNoDelay(true);
        var requests = Thread.ofVirtual().start(() -> copy(caller, inside));
        copy(inside, caller);
        // Nothing more is answered: whoever still sends must learn it at once.
        close(caller);
        close(inside);
        try {
            requests.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (SocketException e) {
            close(from);
            close(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
