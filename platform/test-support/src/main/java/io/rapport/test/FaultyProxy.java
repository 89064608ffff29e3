package io.rapport.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a server and carries its connections, until a test makes it misbehave.
public final class FaultyProxy implements AutoCloseable {

    private final String host;
    private final int port;
    private volatile ServerSocket entrance;
    private final AtomicInteger lost = new AtomicInteger();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;
    private volatile boolean gone;
    private volatile byte[] marker = {};

    private FaultyProxy(ServerSocket entrance, String host, int port) {
        this.entrance = entrance;
        this.host = host;
        this.port = port;
    }

    /// @param behind host and port
    public static FaultyProxy before(String behind) throws IOException {
        var host = behind.substring(0, behind.lastIndexOf(':'));
        var port = Integer.parseInt(behind.substring(behind.lastIndexOf(':') + 1));
        var proxy = new FaultyProxy(entrance(0), host, port);
        proxy.admit(proxy.entrance);
        return proxy;
    }

    private static ServerSocket entrance(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    /// Host and port of this side.
    public String address() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    /// From now on connections stay open, and nothing passes.
    public void shut() {
        shut = true;
    }

    /// From now on nobody is here: connections break, and nobody accepts new ones.
    public void cut() throws IOException {
        gone = true;
        entrance.close();
        open.forEach(Connection::cut);
    }

    /// After [#cut()]: whoever comes is let in again.
    public void open() throws IOException {
        entrance = entrance(entrance.getLocalPort());
        gone = false;
        admit(entrance);
    }

    /// Lets the next request that contains this text through, and breaks its connection instead of
    /// carrying the answer back.
    public void loseAnswerTo(String text) {
        marker = text.getBytes(StandardCharsets.UTF_8);
    }

    /// How many answers were lost.
    public int lost() {
        return lost.get();
    }

    private void admit(ServerSocket at) {
        Thread.ofVirtual().start(() -> admitAll(at));
    }

    private void admitAll(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                var visitor = at.accept();
                var connection = new Connection(visitor, new Socket(host, port));
                open.add(connection);
                if (gone) {
                    connection.cut();
                }
                Thread.ofVirtual().start(connection::carryRequests);
                Thread.ofVirtual().start(connection::carryAnswers);
            } catch (IOException e) {
                // closed, or a visitor who comes again
            }
        }
    }

    /// One visitor and what is behind.
    private final class Connection {

        private final Socket visitor;
        private final Socket inside;
        private volatile boolean losing;

        private Connection(Socket visitor, Socket inside) {
            this.visitor = visitor;
            this.inside = inside;
        }

        private void cut() {
            try {
                visitor.close();
                inside.close();
            } catch (IOException e) {
                // gone already
            }
        }

        private void carryRequests() {
            carry(visitor, inside, true);
        }

        private void carryAnswers() {
            carry(inside, visitor, false);
        }

        private void carry(Socket from, Socket to, boolean requests) {
            var buffer = new byte[65_536];
            try (from;
                    to) {
                var read = from.getInputStream().read(buffer);
                while (read >= 0) {
                    if (requests && marker.length > 0 && contains(buffer, read, marker)) {
                        marker = new byte[0];
                        losing = true;
                    }
                    if (!requests && losing) {
                        lost.incrementAndGet();
                        return;
                    }
                    if (!shut) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                    read = from.getInputStream().read(buffer);
                }
            } catch (IOException e) {
                // one side has gone
            } finally {
                open.remove(this);
            }
        }
    }

    private static boolean contains(byte[] buffer, int length, byte[] wanted) {
        for (var from = 0; from + wanted.length <= length; from++) {
            if (Arrays.equals(buffer, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
