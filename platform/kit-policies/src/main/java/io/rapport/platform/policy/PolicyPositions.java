package io.rapport.platform.policy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// How far each policy has come in each partition, in the service's own database: what a restore
/// takes back of what policies did, it takes back of their positions too.
final class PolicyPositions {

    static final String COLLECTION = "policy_positions";

    private static final String BEGAN = "began";
    private static final String NEXT = "next";

    private final MongoDatabaseFactory databases;

    PolicyPositions(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// Where a policy begins in a topic, per partition: where the log ended when it was first asked
    /// for. Partitions that came later are not in it; they begin at 0.
    ///
    /// @param ends where the log ends now, asked only at the first time
    Map<TopicPartition, Long> began(
            String policy, String topic, Supplier<Map<TopicPartition, Long>> ends) {
        var known = begun(policy, topic);
        return known.isPresent()
                ? known.get()
                : read(topic, begin(beginning(policy, topic), ends.get()));
    }

    /// The same, where it was asked for before.
    Optional<Map<TopicPartition, Long>> begun(String policy, String topic) {
        var id = beginning(policy, topic);
        return Optional.ofNullable(collection().find(new Document("_id", id)).first())
                .map(found -> read(topic, found));
    }

    private static String beginning(String policy, String topic) {
        return BEGAN + "/" + policy + "/" + topic;
    }

    private Document begin(String id, Map<TopicPartition, Long> ends) {
        var offsets = new ArrayList<Document>();
        ends.forEach((place, end) ->
                offsets.add(new Document("partition", place.partition()).append("offset", end)));
        var beginning = new Document("_id", id).append(BEGAN, offsets);
        try {
            collection().insertOne(beginning);
            return beginning;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        } catch (DuplicateKeyException _) {
            // As below.
        }
        // Another instance was faster: what it wrote counts.
        var written = collection().find(new Document("_id", id)).first();
        if (written == null) {
            throw new IllegalStateException("the beginning of a policy was removed: " + id);
        }
        return written;
    }

    private static Map<TopicPartition, Long> read(String topic, Document beginning) {
        var began = new HashMap<TopicPartition, Long>();
        for (var each : beginning.getList(BEGAN, Document.class, List.of())) {
            began.put(
                    new TopicPartition(topic, each.getInteger("partition")),
                    each.getLong("offset"));
        }
        return began;
    }

    /// What each policy is to act on next in a partition; of those that have not acted there,
    /// nothing is known.
    Map<String, Long> next(TopicPartition place) {
        var found = collection().find(new Document("_id", id(place))).first();
        var next = new HashMap<String, Long>();
        if (found != null && found.get(NEXT) instanceof Document each) {
            each.forEach((policy, offset) -> next.put(policy, (Long) offset));
        }
        return next;
    }

    /// These policies are done with everything before an offset. Never goes back.
    void raise(TopicPartition place, Iterable<String> policies, long next) {
        var raised = new Document();
        policies.forEach(policy -> raised.append(NEXT + "." + policy, next));
        collection()
                .updateOne(
                        new Document("_id", id(place)),
                        new Document("$max", raised),
                        new UpdateOptions().upsert(true));
    }

    /// The log was made anew, or put back: what is there from now on is acted on.
    void putBack(TopicPartition place, String policy, long end) {
        collection()
                .updateOne(
                        new Document("_id", id(place)),
                        new Document("$set", new Document(NEXT + "." + policy, end)));
    }

    private static String id(TopicPartition place) {
        return place.topic() + "-" + place.partition();
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(COLLECTION);
    }
}
