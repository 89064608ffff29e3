package io.rapport.deploy.launcher.check;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.plan.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/// Tells which ports are taken, by trying to listen on them.
final class PortCheck {

    private PortCheck() {}

    static Stream<Finding> of(List<PlannedProcess> processes, Ports ports) {
        var taken =
                processes.stream()
                        .flatMap(process ->
                                portsOf(process, ports)
                                        .filter(PortCheck::isTaken)
                                        .map(port -> taken(process, port)))
                        .toList();
        return taken.isEmpty()
                ? Stream.of(Finding.good("ports", "all free on 127.0.0.1"))
                : taken.stream();
    }

    static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Stream<Integer> portsOf(PlannedProcess process, Ports ports) {
        return process.component() == Component.KAFKA
                ? Stream.of(process.port(), ports.controller())
                : process.ports().stream();
    }

    private static Finding taken(PlannedProcess process, int port) {
        return Finding.bad(
                "port " + port,
                "is in use, but "
                        + process.name()
                        + " needs it. End the program that holds it"
                        + " (`ss -ltnp 'sport = :"
                        + port
                        + "'` names it), or start with"
                        + " --ports-from <base>");
    }
}
