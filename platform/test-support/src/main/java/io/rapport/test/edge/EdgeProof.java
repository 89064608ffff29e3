package io.rapport.test.edge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends [EdgeRequest]s to a running server and says what is wrong with its answers: each is a
/// whole problem document under a request id, with the headers of safety, and none of them makes
/// the server complain in its log. Who errs is the client, and clients are many.
public final class EdgeProof {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SAFETY =
            List.of(
                    "X-Content-Type-Options",
                    "Cache-Control",
                    "Content-Security-Policy",
                    "Strict-Transport-Security",
                    "Referrer-Policy",
                    "X-Frame-Options");

    private EdgeProof() {}

    /// One line for everything that should not have been; none if all is right.
    public static List<String> wrong(int port, List<EdgeRequest> requests) {
        var wrong = new ArrayList<String>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        root.addAppender(heard);
        try {
            for (var request : requests) {
                heard.list.clear();
                var answer = send(port, request);
                Stream.concat(complaints(request, answer).stream(), noise(heard.list).stream())
                        .map(complaint ->
                                "%s: answered %d, %s; %s"
                                        .formatted(
                                                request.what(),
                                                answer.status(),
                                                complaint,
                                                shortened(request.text())))
                        .forEach(wrong::add);
            }
        } finally {
            root.detachAppender(heard);
        }
        return wrong;
    }

    /// What comes back to these lines, its head and body as they came.
    public static String answer(int port, String lines) {
        try {
            var answer = EdgeAnswer.to(port, lines + "\r\nConnection: close\r\n\r\n");
            return "HTTP/1.1 " + answer.status() + " " + answer.headers() + answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EdgeAnswer send(int port, EdgeRequest request) {
        try {
            return EdgeAnswer.to(port, request.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String text) {
        var line = text.replace("\r\n", " ⏎ ").replaceAll("Bearer [^ ]+", "Bearer …");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static List<String> complaints(EdgeRequest request, EdgeAnswer answer) {
        var wrong = new ArrayList<String>();
        if (!request.statuses().contains(answer.status())) {
            wrong.add("not one of " + request.statuses() + " but " + shortened(answer.body()));
        }
        if (answer.status() < 400) {
            return wrong;
        }
        if (!answer.first("Content-Type").startsWith("application/problem+json")) {
            wrong.add("no problem document but " + answer.first("Content-Type"));
        } else {
            document(answer, wrong);
        }
        for (var name : SAFETY) {
            if (answer.all(name).size() != 1) {
                wrong.add(answer.all(name).size() + " times " + name);
            }
        }
        if (answer.status() == 405 && answer.first("Allow").isEmpty()) {
            wrong.add("no Allow");
        }
        return wrong;
    }

    private static void document(EdgeAnswer answer, List<String> wrong) {
        JsonNode document;
        try {
            document = JSON.readTree(answer.body());
        } catch (JacksonException e) {
            wrong.add("no JSON but " + answer.body());
            return;
        }
        for (var name : List.of("type", "title", "detail", "code", "requestId")) {
            if (document.path(name).asString("").isBlank()) {
                wrong.add("no " + name);
            }
        }
        if (!document.path("type")
                .asString("")
                .equals("urn:rapport:problem:" + document.path("code").asString(""))) {
            wrong.add("the type " + document.path("type"));
        }
        if (document.path("status").asInt(0) != answer.status()) {
            wrong.add("the status " + document.path("status") + " in the document");
        }
        if (!answer.all("X-Request-Id").equals(List.of(document.path("requestId").asString("")))) {
            wrong.add("other request ids: " + answer.all("X-Request-Id"));
        }
    }

    private static List<String> noise(List<ILoggingEvent> heard) {
        return List.copyOf(heard).stream()
                .filter(event ->
                        event.getThrowableProxy() != null
                                || event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> "logged " + event)
                .toList();
    }
}
