package io.rapport.suites.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// Stands before a server that speaks plain text: callers speak TLS, and must have a certificate
/// that is valid.
final class TlsDoor implements AutoCloseable {

    private final ServerSocket entrance;
    private final int behind;

    TlsDoor(SSLContext certificates, int behind) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        entrance = certificates.getServerSocketFactory().createServerSocket(0, 50, loopback);
        ((SSLServerSocket) entrance).setNeedClientAuth(true);
        this.behind = behind;
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                var caller = entrance.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var inside = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            var answers = Thread.ofVirtual().start(() -> copy(inside, caller));
            copy(caller, inside);
            inside.shutdownInput();
            answers.join();
        } catch (IOException e) {
            // the caller is refused, or gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // either side is gone; the other one is closed then
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
