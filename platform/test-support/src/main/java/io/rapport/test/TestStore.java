package io.rapport.test;

import io.rapport.store.EmbeddedStore;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/// The document store of this JVM's tests: `RAPPORT_TEST_MONGODB` where it is set, else a MongoDB
/// container where an engine answers, else the embedded store. Which one it was is logged once and
/// told by [#kind()]; it never changes within a run.
public final class TestStore {

    /// The environment variable that names a MongoDB to test against, without a database.
    public static final String SETTING = "RAPPORT_TEST_MONGODB";

    private static final Logger LOG = LoggerFactory.getLogger(TestStore.class);
    private static final String IMAGE = "mongo:8.0";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestStore() {}

    /// What serves the tests.
    public enum Kind {
        GIVEN,
        CONTAINER,
        EMBEDDED
    }

    /// Where drivers connect: a `mongodb://` URI without a database.
    public static String uri() {
        return Running.STORE.uri();
    }

    /// Host and port of its first server, to stand a [FaultyProxy] before it.
    public static String address() {
        return uri().replaceAll("mongodb://([^,/?]+).*", "$1");
    }

    /// Which store this run got.
    public static Kind kind() {
        return Running.STORE.kind();
    }

    /// A database name that no other test of this or any other run uses.
    public static String freshDatabase(Class<?> test) {
        var name = test.getSimpleName().toLowerCase(Locale.ROOT);
        return "test_%s_%d_%d"
                .formatted(
                        name.substring(0, Math.min(name.length(), 32)),
                        ProcessHandle.current().pid(),
                        NUMBER.incrementAndGet());
    }

    private static Store start() {
        var given = System.getenv(SETTING);
        var store =
                given != null && !given.isBlank()
                        ? new Store(Kind.GIVEN, given)
                        : ContainerEngine.answers() ? container() : embedded();
        LOG.info("Tests use the {} store", store.kind());
        return store;
    }

    @SuppressWarnings("resource") // Testcontainers' reaper ends it with this JVM
    private static Store container() {
        var mongo = new MongoDBContainer(IMAGE);
        mongo.start();
        return new Store(Kind.CONTAINER, mongo.getConnectionString());
    }

    @SuppressWarnings("resource") // all tests of this JVM use it to their end
    private static Store embedded() {
        var store = EmbeddedStore.inMemory();
        return new Store(Kind.EMBEDDED, store.connectionString());
    }

    private record Store(Kind kind, String uri) {}

    /// Starts at the first use, once, whichever thread comes first.
    private static final class Running {
        private static final Store STORE = start();
    }
}
