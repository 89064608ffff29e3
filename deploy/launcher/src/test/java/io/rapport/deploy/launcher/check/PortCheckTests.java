package io.rapport.deploy.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTests {

    @Test
    void tellsATakenPortFromAFreeOne() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(PortCheck.isTaken(port)).isTrue();
        }

        assertThat(PortCheck.isTaken(port)).isFalse();
    }
}
