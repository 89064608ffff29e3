package io.rapport.engines;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/// Whether the queries that run all the time look at few documents, as their indexes allow.
final class IndexUse {

    private static final Number UNKNOWN = -1;

    private static final int DOCUMENTS = 4_000;
    private static final int MOST_PER_RETURNED = 10;

    private IndexUse() {}

    /// @param examined documents looked at; -1 if the store does not tell
    private record Looked(String query, long examined, long returned) {
        boolean isMuch() {
            return examined > MOST_PER_RETURNED * Math.max(1, returned);
        }
    }

    static Finding hotQueries(Trial trial) {
        var name = "indexes of hot queries";
        fill(trial);
        var looks = queries().stream().map(query -> look(trial, query)).toList();
        var much = looks.stream().filter(Looked::isMuch).toList();
        if (looks.stream().anyMatch(each -> each.examined() < 0)) {
            return Finding.differs(
                    name,
                    "It does not tell how many documents a query looks at. Safe, but watch the"
                            + " times under load.");
        }
        if (!much.isEmpty()) {
            return Finding.differs(
                    name,
                    "Safe, but slow: %s looks at %d documents for %d."
                            .formatted(
                                    much.getFirst().query(),
                                    much.getFirst().examined(),
                                    much.getFirst().returned()));
        }
        return Finding.works(
                name,
                "%d kinds of query, none looks at more than %d documents per document found."
                        .formatted(looks.size(), MOST_PER_RETURNED));
    }

    private static void fill(Trial trial) {
        var collection = trial.collection("hot");
        collection.createIndex(Indexes.ascending("tenant", "find.label", "_id"));
        collection.createIndex(
                Indexes.ascending("pending", "pendingSince"), new IndexOptions().sparse(true));
        collection.createIndex(Indexes.ascending("aggregate", "order"));
        collection.createIndex(Indexes.ascending("aggregate", "order")); // again: no error
        var documents = new ArrayList<Document>();
        for (var number = 0; number < DOCUMENTS; number++) {
            var document =
                    new Document("_id", "i%05d".formatted(number))
                            .append("tenant", "default")
                            .append("find", new Document("label", "l" + number % 200))
                            .append("aggregate", "a" + number % 400)
                            .append("order", (long) number);
            if (number % 100 == 0) {
                document.append("pending", number / 100 % 16)
                        .append("pendingSince", Date.from(Instant.ofEpochSecond(number)));
            }
            documents.add(document);
        }
        collection.insertMany(documents);
    }

    private static List<Document> queries() {
        var buckets = IntStream.range(0, 16).boxed().toList();
        return List.of(
                find("by id", new Document("_id", "i00042"), new Document("_id", 1)),
                find(
                        "a list's page",
                        new Document("tenant", "default")
                                .append("find.label", "l7")
                                .append("_id", new Document("$gt", "i00100")),
                        new Document("_id", 1)),
                find(
                        "what is unpublished",
                        new Document("pending", new Document("$in", buckets)),
                        new Document("pendingSince", 1)),
                find(
                        "facts of an aggregate",
                        new Document("aggregate", "a9").append("order", new Document("$gt", 0L)),
                        new Document("order", 1)));
    }

    private static Document find(String name, Document filter, Document sort) {
        return new Document("find", "hot")
                .append("filter", filter)
                .append("sort", sort)
                .append("limit", 20)
                .append("comment", name);
    }

    private static Looked look(Trial trial, Document query) {
        var name = query.getString("comment");
        try {
            var explained =
                    trial.database()
                            .runCommand(
                                    new Document("explain", query)
                                            .append("verbosity", "executionStats"))
                            .get("executionStats", new Document());
            return new Looked(
                    name,
                    explained.get("totalDocsExamined", UNKNOWN).longValue(),
                    explained.get("nReturned", (Number) 0).longValue());
        } catch (MongoCommandException e) {
            return counted(trial, query, name);
        }
    }

    /// The embedded store counts instead of explaining.
    private static Looked counted(Trial trial, Document query, String name) {
        try {
            trial.database().runCommand(new Document("rapportExamined", 1).append("reset", true));
            trial.database().runCommand(new Document(query));
            var counts =
                    trial.database()
                            .runCommand(new Document("rapportExamined", 1))
                            .getList("counts", Document.class);
            return new Looked(
                    name,
                    counts.stream()
                            .mapToLong(each -> each.get("examined", (Number) 0).longValue())
                            .sum(),
                    counts.stream()
                            .mapToLong(each -> each.get("returned", (Number) 0).longValue())
                            .sum());
        } catch (MongoCommandException e) {
            return new Looked(name, -1, 0);
        }
    }
}
