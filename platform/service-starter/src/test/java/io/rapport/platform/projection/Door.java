package io.rapport.platform.projection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Lets connections to a port through to a server elsewhere, from when it is opened.
final class Door implements AutoCloseable {

    private final ServerSocket entrance;

    private Door(ServerSocket entrance) {
        this.entrance = entrance;
    }

    /// @param behind host and port
    static Door open(int port, String behind) throws IOException {
        var host = behind.substring(0, behind.lastIndexOf(':'));
        var inner = Integer.parseInt(behind.substring(behind.lastIndexOf(':') + 1));
        var door = new Door(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> door.admit(host, inner));
        return door;
    }

    private void admit(String host, int port) {
        while (!entrance.isClosed()) {
            try {
                var visitor = entrance.accept();
                var inside = new Socket(host, port);
                Thread.ofVirtual().start(() -> carry(visitor, inside));
                Thread.ofVirtual().start(() -> carry(inside, visitor));
            } catch (IOException e) {
                // closed, or a visitor who comes again
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has gone
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
