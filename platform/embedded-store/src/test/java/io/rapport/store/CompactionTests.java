package io.rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal does not grow with every change for ever, while clients go on.
class CompactionTests {

    private static final int WRITERS = 4;
    private static final int TIMES = 1_000;
    private static final String LONG = "x".repeat(1_000);

    @TempDir private Path folder;

    @Test
    void theJournalStaysInProportionToTheDocuments() throws Exception {
        try (EmbeddedStore store = open();
                var client = new StoreClient(store.connectionString())) {
            client.collection("things").createIndex(Indexes.ascending("n"));
            client.collection("gone").insertOne(new Document("_id", 1).append("text", LONG));
            client.collection("gone").drop();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int mine = writer;
                writers.add(Thread.ofVirtual().start(() -> write(client, mine)));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            // It is written anew beside the commands, and each looks whether it is time. One that
            // was written while the writers were quicker may be long, and is due when it has grown.
            var most = (long) WRITERS * TIMES * LONG.length() / 4;
            await("the journal is in proportion to the documents")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> {
                        check(client);
                        client.collection("more").insertOne(new Document("text", LONG));
                        return Files.size(folder.resolve("shop.journal")) < most;
                    });
        }
        try (EmbeddedStore store = open();
                var client = new StoreClient(store.connectionString())) {
            check(client);
        }
    }

    private static void write(StoreClient client, int writer) {
        var things = client.collection("things");
        things.insertOne(new Document("_id", writer).append("n", 0).append("text", LONG));
        for (int i = 0; i < TIMES; i++) {
            things.updateOne(Filters.eq("_id", writer), Updates.inc("n", 1));
            if (i % 10 == 0) {
                things.insertOne(new Document("_id", writer + "-" + i).append("n", -1));
                things.deleteOne(Filters.eq("_id", writer + "-" + i));
            }
        }
    }

    private static void check(StoreClient client) {
        assertThat(client.collection("things").countDocuments()).isEqualTo(WRITERS);
        assertThat(client.collection("things").countDocuments(Filters.eq("n", TIMES)))
                .isEqualTo(WRITERS);
        assertThat(client.collection("gone").countDocuments()).isZero();
    }

    private EmbeddedStore open() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return EmbeddedStore.open(
                folder, anyPort, StoreOptions.defaults().withCompactFrom(1 << 16));
    }
}
