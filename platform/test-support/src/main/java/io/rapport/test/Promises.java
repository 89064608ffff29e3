package io.rapport.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// What holds for every answer of every service, whichever test got it: it is as documented, has
/// the headers of safety, and shows nothing of the machinery.
final class Promises {

    /// Fields of the store's documents that are nobody's business.
    private static final Set<String> MACHINERY =
            Set.of(
                    "outbox",
                    "pending",
                    "pendingSince",
                    "keys",
                    "claims",
                    "find",
                    "void",
                    "createdOrder",
                    "ahead",
                    "ob");

    private static final Set<String> INSIDES =
            Set.of("Exception", "\tat ", "org.springframework", "com.mongodb", "java.lang");

    private static final Set<String> SAFETY_HEADERS =
            Set.of(
                    "X-Content-Type-Options",
                    "Cache-Control",
                    "Content-Security-Policy",
                    "Strict-Transport-Security");

    private static final int TELLING = 8;

    private static final Set<String> SENT_KEYS = ConcurrentHashMap.newKeySet();

    private Promises() {}

    /// Remembers an idempotency key; from then on no answer may show it.
    static void sent(String key) {
        if (key.length() >= TELLING) {
            SENT_KEYS.add(key);
        }
    }

    /// @throws AssertionError if the answer breaks a promise
    static void check(int port, String method, String target, Api.Answer answer) {
        var path = target.replaceFirst("\\?.*", "");
        var broken = new ArrayList<>(ApiDocument.at(port).complaints(method, path, answer));
        if (!path.equals(ApiDocument.PATH)) {
            broken.addAll(leaks(answer));
        }
        broken.addAll(headers(answer));
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    "%s %s answered %d against its promise: %s%n%s"
                            .formatted(
                                    method, target, answer.status(), broken, answer.raw().body()));
        }
    }

    static List<String> leaks(Api.Answer answer) {
        var leaks = new ArrayList<String>();
        var names = new TreeSet<String>();
        names(answer.body(), names);
        for (var name : names) {
            if (MACHINERY.contains(name) || name.startsWith("_") || name.startsWith("$")) {
                leaks.add("shows " + name);
            }
        }
        var text = answer.raw().body();
        SENT_KEYS.stream().filter(text::contains).forEach(key -> leaks.add("repeats a key"));
        if (answer.status() >= 400) {
            INSIDES.stream().filter(text::contains).forEach(inside -> leaks.add("says " + inside));
        }
        return leaks;
    }

    private static void names(JsonNode node, Set<String> into) {
        node.propertyStream()
                .forEach(entry -> {
                    into.add(entry.getKey());
                    names(entry.getValue(), into);
                });
        if (node.isArray()) {
            node.forEach(each -> names(each, into));
        }
    }

    private static List<String> headers(Api.Answer answer) {
        var wrong = new ArrayList<String>();
        for (var name : SAFETY_HEADERS) {
            if (answer.raw().headers().allValues(name).size() != 1) {
                wrong.add("not exactly one " + name);
            }
        }
        if (!answer.header("Server").isEmpty()) {
            wrong.add("names its server");
        }
        if (!answer.header("Access-Control-Allow-Origin").isEmpty()) {
            wrong.add("lets pages of other origins in");
        }
        return wrong;
    }
}
