package io.rapport.store;

import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Runs commands: one at a time per database, each answered when what it changed and saw is safe.
final class StoreBackend extends AbstractMongoBackend {

    private static final String ADMIN = "admin";
    private static final String EXAMINED = "rapportExamined";

    private static final Set<String> WITHOUT_DATABASE =
            Set.of("whatsmyuri", "ismaster", "buildinfo", "killcursors", "ping", "serverstatus");

    private static final System.Logger LOG = System.getLogger(StoreBackend.class.getName());

    private final Map<String, DatabaseHome> homes = new ConcurrentHashMap<>();
    private final Function<String, DatabaseHome> openHome;
    private final OpenCursors cursors = new OpenCursors(getCursorRegistry(), System::nanoTime);

    /// @param openHome makes the home of the database with this name
    StoreBackend(Function<String, DatabaseHome> openHome) {
        this.openHome = openHome;
    }

    private DatabaseHome home(String databaseName) {
        return homes.computeIfAbsent(databaseName, openHome);
    }

    @Override
    protected StoreDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, getCursorRegistry(), cursors, home(databaseName));
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerException e) {
            return failure(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a command failed: {0}", trace(e));
            return failure(new MongoServerError(8, "UnknownError", "internal error: " + e));
        }
    }

    /// Where it happened, without the message, which may hold a document.
    private static String trace(RuntimeException e) {
        var lines = new StringBuilder(e.getClass().getName());
        for (StackTraceElement element : e.getStackTrace()) {
            lines.append("\n\tat ").append(element);
        }
        return lines.toString();
    }

    private static Document failure(MongoServerException e) {
        var answer = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            answer.append("code", error.getCode()).putIfNotNull("codeName", error.getCodeName());
        }
        return answer;
    }

    @Override
    public Document handleCommand(
            Channel channel, String databaseName, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello") || name.equals("ismaster")) {
            return super.handleCommand(channel, databaseName, "ismaster", query)
                    .append("isWritablePrimary", true)
                    .append("helloOk", true);
        }
        if (command.equals(EXAMINED)) {
            return examined(databaseName, Utils.isTrue(query.get("reset")));
        }
        CommandRules.check(command, query);
        if (databaseName.equals(ADMIN) && name.equals("listdatabases")) {
            return listDatabases();
        }
        if (databaseName.equals(ADMIN) || WITHOUT_DATABASE.contains(name)) {
            return super.handleCommand(channel, databaseName, command, query);
        }
        return home(databaseName)
                .run(() -> super.handleCommand(channel, databaseName, command, query));
    }

    private Document examined(String databaseName, boolean reset) {
        Set<String> names =
                databaseName.equals(ADMIN) ? new TreeSet<>(homes.keySet()) : Set.of(databaseName);
        var counts = new ArrayList<Document>();
        for (String name : names) {
            DatabaseHome home = home(name);
            List<Document> report =
                    home.run(() -> {
                        List<Document> now = home.counters().report(name);
                        if (reset) {
                            home.counters().reset();
                        }
                        return now;
                    });
            counts.addAll(report);
        }
        return okay(new Document("counts", counts));
    }

    private Document listDatabases() {
        var databases = new ArrayList<Document>();
        for (String name : new TreeSet<>(listDatabaseNames())) {
            boolean used =
                    home(name)
                            .run(() ->
                                    resolveDatabase(name) instanceof StoreDatabase database
                                            && database.hasCollections());
            if (used) {
                databases.add(
                        new Document("name", name).append("sizeOnDisk", 0).append("empty", false));
            }
        }
        return okay(new Document("databases", databases));
    }

    private static Document okay(Document answer) {
        Utils.markOkay(answer);
        return answer;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerError(352, "UnsupportedOpQueryCommand", "OP_QUERY is gone");
    }

    @Override
    public void close() {
        super.close();
        homes.values().forEach(DatabaseHome::close);
    }
}
