package io.rapport.engines;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// A store that speaks the wire protocol and is faulty in one way, once in a while.
final class FaultyStore implements AutoCloseable {

    /// What is wrong with it.
    enum Fault {
        NONE,
        DROPS_AN_UPDATE,
        DROPS_AN_INSERT,
        APPLIES_A_STALE_COMPARE_AND_SET,
        IGNORES_A_RACE_FOR_AN_ID,
        LOSES_AN_ACKNOWLEDGED_WRITE,
        WRONG_ERROR_CODE,
        LOSES_AN_UPSERT,
        /// No fault, for nothing relies on it: who inserted with an upsert is not told.
        NAMES_NO_UPSERTED_ID
    }

    private final MemoryBackend sound = new MemoryBackend();
    private final Fault fault;
    private final AtomicInteger turns = new AtomicInteger();
    private final Queue<Document> toLose = new ArrayDeque<>();
    private final MongoServer server;
    private final String uri;

    FaultyStore(Fault fault) {
        this.fault = fault;
        var backend =
                (MongoBackend)
                        Proxy.newProxyInstance(
                                MongoBackend.class.getClassLoader(),
                                new Class<?>[] {MongoBackend.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("handleMessage")) {
                                        return handle((MongoMessage) arguments[0]);
                                    }
                                    try {
                                        return method.invoke(sound, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    String uri() {
        return uri;
    }

    /// One command at a time, as a store whose single documents are atomic would look like.
    private synchronized Document handle(MongoMessage message) {
        var command = message.getDocument();
        var name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        if (name.equals("hello")) {
            return hello(message);
        }
        loseLater(message);
        return switch (fault) {
            case DROPS_AN_UPDATE ->
                    name.equals("update") && turn(97)
                            ? pretend("nModified")
                            : sound.handleMessage(message);
            case DROPS_AN_INSERT ->
                    name.equals("insert") && turn(151)
                            ? pretend("n")
                            : sound.handleMessage(message);
            case APPLIES_A_STALE_COMPARE_AND_SET -> stale(message, name);
            case IGNORES_A_RACE_FOR_AN_ID -> ignoring(message, name);
            case LOSES_AN_ACKNOWLEDGED_WRITE -> {
                var answer = sound.handleMessage(message);
                if (name.equals("insert") && turn(151)) {
                    toLose.add(command);
                }
                yield answer;
            }
            case WRONG_ERROR_CODE -> {
                var answer = sound.handleMessage(message);
                if (answer.get("writeErrors") instanceof List<?> errors) {
                    errors.forEach(error -> ((Document) error).put("code", 17));
                }
                yield answer;
            }
            case LOSES_AN_UPSERT ->
                    name.equals("update") && isUpsert(command) && turn(50)
                            ? pretend("nModified")
                            : sound.handleMessage(message);
            case NAMES_NO_UPSERTED_ID -> {
                var answer = sound.handleMessage(message);
                answer.remove("upserted");
                yield answer;
            }
            case NONE -> sound.handleMessage(message);
        };
    }

    private Document hello(MongoMessage message) {
        var asked = new Document("ismaster", 1).append("$db", "admin");
        var answer =
                sound.handleMessage(
                        new MongoMessage(message.getChannel(), message.getHeader(), asked));
        return answer.append("isWritablePrimary", true);
    }

    private static boolean isUpsert(Document command) {
        return documents(command, "updates").stream()
                .anyMatch(update -> Boolean.TRUE.equals(update.get("upsert")));
    }

    private boolean turn(int every) {
        return turns.incrementAndGet() % every == 0;
    }

    private static Document pretend(String counted) {
        return new Document("n", 1).append(counted, 1).append("ok", 1.0);
    }

    /// Now and then forgets to compare the revision.
    private Document stale(MongoMessage message, String name) {
        if (name.equals("update") && turn(5)) {
            for (var update : documents(message.getDocument(), "updates")) {
                if (update.get("q") instanceof Document filter) {
                    filter.remove("revision");
                }
            }
        }
        return sound.handleMessage(message);
    }

    /// Now and then takes an insert for an id that is there, and keeps the later one.
    private Document ignoring(MongoMessage message, String name) {
        var answer = sound.handleMessage(message);
        return name.equals("insert") && answer.containsKey("writeErrors") && turn(40)
                ? pretend("n")
                : answer;
    }

    private void loseLater(MongoMessage message) {
        if (turns.get() % 151 == 100 && !toLose.isEmpty()) {
            var insert = toLose.remove();
            for (var document : documents(insert, "documents")) {
                var delete =
                        new Document("q", new Document("_id", document.get("_id")))
                                .append("limit", 1);
                var command =
                        new Document("delete", insert.get("insert"))
                                .append("deletes", List.of(delete))
                                .append("$db", insert.get("$db"));
                Channel channel = message.getChannel();
                sound.handleMessage(new MongoMessage(channel, message.getHeader(), command));
            }
        }
    }

    @SuppressWarnings("unchecked") // a command's documents are documents
    private static List<Document> documents(Document command, String field) {
        return (List<Document>) command.getOrDefault(field, List.of());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
