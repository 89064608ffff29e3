package io.rapport.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// An HTTP client that sends exactly what it is told, so that nothing is tidied up on the way:
/// paths with dots, methods of nobody, chunks without end.
final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private final List<String> headers = new ArrayList<>();
    private String host;

    RawHttp(int port) {
        this.port = port;
        this.host = "127.0.0.1:" + port;
    }

    /// Asks under another name of the same machine.
    RawHttp host(String name) {
        host = name;
        return this;
    }

    RawHttp header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    RawHttp bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Answer get(String target) {
        return send("GET", target, "");
    }

    Answer send(String method, String target, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            header("Content-Length", Integer.toString(bytes.length));
        }
        return exchange(method + " " + target + " HTTP/1.1", out -> out.write(bytes));
    }

    /// Sends so many bytes in chunks of 16 KB without saying how many there will be.
    Answer sendChunked(String method, String target, long bytes) {
        header("Transfer-Encoding", "chunked");
        return exchange(
                method + " " + target + " HTTP/1.1",
                out -> {
                    var chunk = new byte[16 * 1024];
                    Arrays.fill(chunk, (byte) 'a');
                    for (long sent = 0; sent < bytes; sent += chunk.length) {
                        out.write("4000\r\n".getBytes(StandardCharsets.US_ASCII));
                        out.write(chunk);
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
    }

    /// Sends a first line as given, then this client's headers and a body.
    Answer exchange(String firstLine, Body body) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var head =
                    firstLine
                            + "\r\nHost: "
                            + host
                            + "\r\nConnection: close\r\n"
                            + String.join("", headers.stream().map(h -> h + "\r\n").toList())
                            + "\r\n";
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            try {
                body.write(out);
                out.flush();
            } catch (SocketException _) {
                // answered before all was sent
            }
            return Answer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /// What came back; header names in lower case.
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(",", all(name));
        }

        List<String> all(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }

        private static Answer read(InputStream in) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try {
                in.transferTo(bytes);
            } catch (SocketException _) {
                // what came before the connection was reset counts
            }
            var text = bytes.toString(StandardCharsets.UTF_8);
            var end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return new Answer(0, Map.of(), text);
            }
            var lines = text.substring(0, end).split("\r\n", -1);
            var headers = new TreeMap<String, List<String>>();
            for (var line : Arrays.asList(lines).subList(1, lines.length)) {
                var colon = line.indexOf(':');
                headers.computeIfAbsent(
                                line.substring(0, colon).toLowerCase(Locale.ROOT),
                                _ -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            return new Answer(
                    Integer.parseInt(lines[0].substring(9, 12)), headers, text.substring(end + 4));
        }
    }
}
