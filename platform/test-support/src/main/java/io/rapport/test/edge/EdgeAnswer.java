package io.rapport.test.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What came back over a bare socket.
///
/// @param status 0 if there was no answer
/// @param headers names in lower case
record EdgeAnswer(int status, Map<String, List<String>> headers, String body) {

    private static final int PATIENCE_MILLIS = 20_000;

    static EdgeAnswer to(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException _) {
                // answered before all was sent
            }
            return parse(read(socket.getInputStream()));
        }
    }

    List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    String first(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }

    /// Until the connection is closed, or the body is as long as it was said to be.
    private static String read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            var next = in.read();
            while (next >= 0) {
                bytes.write(next);
                var soFar = next == '\n' || next == '}' ? text(bytes) : "";
                if (isWhole(soFar)) {
                    return soFar;
                }
                next = in.read();
            }
        } catch (SocketException | SocketTimeoutException _) {
            // what came before counts
        }
        return text(bytes);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(String text) {
        var answer = parse(text);
        var length = answer.first("content-length");
        return !length.isEmpty() && answer.body().length() >= Integer.parseInt(length);
    }

    private static EdgeAnswer parse(String text) {
        var end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new EdgeAnswer(0, Map.of(), text);
        }
        var lines = Arrays.asList(text.substring(0, end).split("\r\n", -1));
        var headers = new TreeMap<String, List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        var body = text.substring(end + 4);
        return new EdgeAnswer(
                Integer.parseInt(lines.getFirst().substring(9, 12)),
                headers,
                headers.containsKey("transfer-encoding") ? unchunked(body) : body);
    }

    private static String unchunked(String chunks) {
        var body = new StringBuilder();
        var at = 0;
        for (var end = chunks.indexOf("\r\n"); end > at; end = chunks.indexOf("\r\n", at)) {
            var size = Integer.parseInt(chunks.substring(at, end), 16);
            var to = Math.min(chunks.length(), end + 2 + size);
            body.append(chunks, end + 2, to);
            at = to + 2;
            if (at >= chunks.length()) {
                break;
            }
        }
        return body.toString();
    }
}
