package io.rapport.deploy.launcher.backup;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.RawBsonDocument;

/// A database as files: a folder with one `<collection>.bson` each, documents one after the other.
/// It is the form of `mongodump`, and `mongorestore` reads it; only the wire protocol is needed, so
/// any store will do that the platform runs on.
final class DatabaseFiles implements AutoCloseable {

    private static final String SESSIONS = "rapport_gateway";

    private static final int AT_A_TIME = 500;
    private static final long BYTES_AT_A_TIME = 8L << 20;
    private static final int LARGEST = 32 << 20;
    private static final String ENDING = ".bson";

    private final MongoClient client;

    DatabaseFiles(String uri) {
        client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(uri))
                                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                                .build());
    }

    /// The platform's databases that there are, but for the gateway's: who restores signs in again,
    /// and a session that has ended stays ended.
    List<String> names() {
        return client.listDatabaseNames().into(new ArrayList<>()).stream()
                .filter(name -> name.matches("rapport_[a-z_]+") && !name.contains("_verify_"))
                .filter(name -> !name.equals(SESSIONS))
                .sorted()
                .toList();
    }

    /// @return documents by collection
    Map<String, Long> write(String database, Path folder) throws IOException {
        var counts = new TreeMap<String, Long>();
        Files.createDirectories(folder);
        for (var name : client.getDatabase(database).listCollectionNames()) {
            if (!name.startsWith("system.")) {
                var collection =
                        client.getDatabase(database).getCollection(name, RawBsonDocument.class);
                counts.put(name, write(collection, folder.resolve(name + ENDING)));
            }
        }
        return counts;
    }

    private static long write(MongoCollection<RawBsonDocument> collection, Path file)
            throws IOException {
        var count = 0L;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var documents = collection.find().iterator()) {
            while (documents.hasNext()) {
                write(documents.next(), out);
                count++;
            }
        }
        return count;
    }

    private static void write(RawBsonDocument document, OutputStream out) throws IOException {
        var bytes = document.getByteBuffer().asNIO();
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        out.write(copy);
    }

    /// Puts the database in the place of the one that is there.
    ///
    /// @return documents
    long load(Path folder, String database) throws IOException {
        client.getDatabase(database).drop();
        var count = 0L;
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
                var name = file.getFileName().toString();
                count +=
                        load(
                                file,
                                client.getDatabase(database)
                                        .getCollection(
                                                name.substring(0, name.length() - ENDING.length()),
                                                RawBsonDocument.class));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count;
    }

    private static long load(Path file, MongoCollection<RawBsonDocument> collection)
            throws IOException {
        var count = 0L;
        var batch = new ArrayList<RawBsonDocument>();
        var bytes = 0L;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var next = read(in); next.length > 0; next = read(in)) {
                batch.add(new RawBsonDocument(next));
                bytes += next.length;
                count++;
                if (batch.size() == AT_A_TIME || bytes >= BYTES_AT_A_TIME) {
                    collection.insertMany(batch);
                    batch.clear();
                    bytes = 0;
                }
            }
        }
        if (!batch.isEmpty()) {
            collection.insertMany(batch);
        }
        return count;
    }

    /// @return the next document; nothing at the end
    private static byte[] read(InputStream in) throws IOException {
        var head = in.readNBytes(Integer.BYTES);
        if (head.length == 0) {
            return head;
        }
        var length =
                head.length == Integer.BYTES
                        ? ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt()
                        : 0;
        if (length < Integer.BYTES || length > LARGEST) {
            throw new EOFException("the file ends within a document, or is none");
        }
        var document = new byte[length];
        System.arraycopy(head, 0, document, 0, head.length);
        if (in.readNBytes(document, head.length, length - head.length) < length - head.length) {
            throw new EOFException("the file ends within a document");
        }
        return document;
    }

    @Override
    public void close() {
        client.close();
    }
}
