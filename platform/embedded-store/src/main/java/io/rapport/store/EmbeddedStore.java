package io.rapport.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.rapport.store.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A running document store that speaks MongoDB's wire protocol. It is for trying and testing;
/// production is MongoDB.
///
/// Documents live in memory. With a folder, every acknowledged write is in a journal there and
/// survives the death of the process; with `fsync` also the loss of power.
public final class EmbeddedStore implements AutoCloseable {

    private static final String SUFFIX = ".journal";
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private final MongoServer server;
    private final InetSocketAddress address;
    private final @Nullable FileChannel folderLock;

    private EmbeddedStore(
            StoreBackend backend,
            InetSocketAddress address,
            StoreOptions options,
            @Nullable FileChannel folderLock) {
        this.server = new MongoServer(backend);
        this.folderLock = folderLock;
        server.bind(address, 1, options.workers());
        this.address = server.getLocalAddress();
    }

    /// A store on a free port of this machine that forgets everything when it is closed.
    public static EmbeddedStore inMemory() {
        return inMemory(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /// A store at this address (port 0: a free one) that forgets everything when it is closed.
    public static EmbeddedStore inMemory(InetSocketAddress address) {
        var backend = new StoreBackend(name -> home(name, _ -> DatabaseHome.inMemory()));
        return new EmbeddedStore(backend, address, StoreOptions.defaults(), null);
    }

    /// A store whose databases are kept in the folder, one file each; the folder is made if it is
    /// missing.
    ///
    /// @throws IOException if the folder cannot be used, or another store uses it
    public static EmbeddedStore open(Path folder, InetSocketAddress address, StoreOptions options)
            throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = lock(folder);
        try {
            var backend = new StoreBackend(name -> home(name, file -> open(folder, file, options)));
            databasesIn(folder).forEach(backend::resolveDatabase);
            return new EmbeddedStore(backend, address, options, lock);
        } catch (RuntimeException | IOException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("store.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another store is using the folder " + folder);
        }
        return channel;
    }

    private static DatabaseHome home(String database, Function<String, DatabaseHome> open) {
        if (!DATABASE.matcher(database).matches()) {
            throw new MongoServerError(
                    ErrorCode.InvalidNamespace, "the name of a database must match " + DATABASE);
        }
        return open.apply(database);
    }

    private static DatabaseHome open(Path folder, String database, StoreOptions options) {
        try {
            return DatabaseHome.of(
                    Journal.open(
                            folder.resolve(database + SUFFIX),
                            options.fsync(),
                            options.compactFrom()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> databasesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        }
    }

    /// Where clients connect, without a database.
    public String connectionString() {
        return "mongodb://" + address.getAddress().getHostAddress() + ":" + port();
    }

    public int port() {
        return address.getPort();
    }

    /// Takes no more commands, brings everything to the disk, and gives the folder back.
    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (folderLock != null) {
                folderLock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
