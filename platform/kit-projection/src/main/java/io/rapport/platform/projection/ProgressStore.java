package io.rapport.platform.projection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.platform.consume.Indexing;
import io.rapport.platform.store.IndexSpec;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The progress of every generation, one document per topic. Only ever raised, so that a late
/// writer, whose words are true too, undoes nothing.
final class ProgressStore {

    static final String COLLECTION = "projection_progress";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoDatabaseFactory databases;

    ProgressStore(MongoDatabaseFactory databases, Indexing indexes) {
        this.databases = databases;
        indexes.ensure(COLLECTION, IndexSpec.of("generation"));
    }

    /// The progress of all partitions of which something is known.
    Map<TopicPartition, Progress> of(Generation generation) {
        var all = new HashMap<TopicPartition, Progress>();
        collection()
                .find(new Document("generation", generation.id()))
                .forEach(document -> all.putAll(Progress.read(document)));
        return all;
    }

    /// Raises the progress of partitions.
    void raise(Generation generation, Map<TopicPartition, Progress> progress) {
        var byTopic = new HashMap<String, Document>();
        progress.forEach((partition, each) -> {
            var fields = byTopic.computeIfAbsent(partition.topic(), _ -> new Document());
            var prefix = "p" + partition.partition() + ".";
            append(fields, prefix + "filled", each.filled());
            append(fields, prefix + "from", each.liveFrom());
            append(fields, prefix + "reached", each.reached());
        });
        byTopic.forEach((topic, fields) -> raise(generation, topic, fields));
    }

    private static void append(Document fields, String name, long value) {
        if (value > 0) {
            fields.append(name, value);
        }
    }

    private void raise(Generation generation, String topic, Document fields) {
        if (fields.isEmpty()) {
            return;
        }
        var id = new Document("_id", generation.id() + "." + topic);
        var update =
                new Document("$max", fields)
                        .append(
                                "$setOnInsert",
                                new Document("generation", generation.id()).append("topic", topic));
        try {
            collection().updateOne(id, update, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != DUPLICATE_KEY) {
                throw e;
            }
            collection().updateOne(id, update);
        }
    }

    long dropAll() {
        return collection().deleteMany(new Document()).getDeletedCount();
    }

    void drop(Generation generation) {
        collection().deleteMany(new Document("generation", generation.id()));
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
