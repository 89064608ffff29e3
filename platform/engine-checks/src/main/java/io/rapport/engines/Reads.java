package io.rapport.engines;

import com.mongodb.client.model.Indexes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;

/// What reads rely on: parts of documents, absent fields, exact values, order.
final class Reads {

    private Reads() {}

    static Finding projection(Trial trial) {
        var name = "projection";
        var entry = new Document("order", 1L).append("value", "large").append("size", 5);
        trial.collection("parts")
                .insertOne(
                        new Document("_id", "a")
                                .append("outbox", List.of(entry))
                                .append("keys", List.of("k"))
                                .append("state", new Document("label", "x")));
        var without =
                trial.seen("parts")
                        .find()
                        .projection(new Document("outbox.value", 0).append("keys", 0))
                        .first();
        var only = trial.seen("parts").find().projection(new Document("state", 1)).first();
        var right =
                without != null
                        && only != null
                        && !without.containsKey("keys")
                        && !without.getList("outbox", Document.class)
                                .getFirst()
                                .containsKey("value")
                        && without.getList("outbox", Document.class).getFirst().containsKey("size")
                        && only.keySet().equals(java.util.Set.of("_id", "state"));
        return right
                ? Finding.works(name, "Fields are left out, inside of arrays too.")
                : Finding.unsafe(name, "Reads give other fields than those that were asked for.");
    }

    static Finding absentAndNull(Trial trial) {
        var name = "absent and null";
        var collection = trial.collection("absent");
        collection.insertMany(
                List.of(
                        new Document("_id", 1),
                        new Document("_id", 2).append("owner", null),
                        new Document("_id", 3).append("owner", "emp_1"),
                        new Document("_id", 4).append("owner", "emp_2")));
        var absent = collection.countDocuments(new Document("owner", null));
        var wanted = new ArrayList<String>();
        wanted.add(null);
        wanted.add("emp_1");
        var some = collection.countDocuments(new Document("owner", new Document("$in", wanted)));
        var update = new Document("$set", new Document("owner", "emp_3"));
        var taken =
                collection
                        .updateOne(new Document("_id", 1).append("owner", null), update)
                        .getMatchedCount();
        return absent == 2 && some == 3 && taken == 1
                ? Finding.works(name, "A filter for null finds absent fields too, also in $in.")
                : Finding.unsafe(
                        name,
                        "Absent fields are not found by null: void ids and free leases would be"
                                + " mistaken.");
    }

    static Finding values(Trial trial) {
        var name = "values";
        var amount = new Decimal128(new BigDecimal("12345678901234567890.123456789012"));
        var at = Date.from(Instant.parse("2026-03-02T12:00:00.123Z"));
        var bytes = new Binary(new byte[] {0, 1, 2, -1});
        trial.collection("values")
                .insertOne(
                        new Document("_id", "v")
                                .append("amount", amount)
                                .append("at", at)
                                .append("order", (1L << 40) + 1)
                                .append("text", "客户 — ü")
                                .append("value", bytes));
        var found =
                trial.seen("values")
                        .find(new Document("order", new Document("$gt", 1L << 40)))
                        .first();
        var same =
                found != null
                        && Objects.equals(found.get("amount"), amount)
                        && found.getDate("at").getTime() == at.getTime()
                        && Objects.equals(found.getString("text"), "客户 — ü")
                        && Objects.equals(found.get("value"), bytes);
        return same
                ? Finding.works(name, "Decimals, instants, long numbers, bytes and all scripts.")
                : Finding.unsafe(name, "Values come back changed.");
    }

    static Finding orderAndPages(Trial trial) {
        var name = "order and pages";
        var collection = trial.collection("pages");
        collection.createIndex(Indexes.ascending("tenant", "label", "_id"));
        var documents = new ArrayList<Document>();
        for (var number = 0; number < 1_000; number++) {
            documents.add(
                    new Document("_id", "i%04d".formatted(number * 7919 % 1_000))
                            .append("tenant", "default")
                            .append("label", "l" + number % 10));
        }
        collection.insertMany(documents);
        var seen = new ArrayList<String>();
        var after = "";
        List<Document> page;
        do {
            page =
                    trial.seen("pages")
                            .find(
                                    new Document("tenant", "default")
                                            .append("label", "l3")
                                            .append("_id", new Document("$gt", after)))
                            .sort(new Document("_id", 1))
                            .limit(30)
                            .into(new ArrayList<>());
            page.forEach(each -> seen.add(each.getString("_id")));
            after = seen.isEmpty() ? after : seen.getLast();
        } while (page.size() == 30);
        var sorted = seen.stream().sorted().distinct().toList();
        var backwards = trial.seen("pages").find().sort(new Document("_id", -1)).limit(1).first();
        var right =
                seen.size() == 100
                        && seen.equals(sorted)
                        && backwards != null
                        && backwards.getString("_id").equals("i0999");
        return right
                ? Finding.works(name, "Pages by key are in order, whole, and without repeats.")
                : Finding.unsafe(name, "Pages leave documents out, repeat them, or are unordered.");
    }

    static Finding largeDocuments(Trial trial) {
        var name = "large documents";
        var entries = new ArrayList<Document>();
        for (var number = 0; number < 500; number++) {
            entries.add(
                    new Document("order", (long) number)
                            .append("value", new Binary(new byte[4_096])));
        }
        trial.collection("large").insertOne(new Document("_id", 1).append("outbox", entries));
        trial.collection("large")
                .updateOne(
                        new Document("_id", 1),
                        new Document("$push", new Document("outbox", entries.getFirst())));
        var found = trial.seen("large").find().first();
        return found != null && found.getList("outbox", Document.class).size() == 501
                ? Finding.works(name, "An outbox at its limit (2 MB with its document) is taken.")
                : Finding.unsafe(name, "A document of 2 MB comes back otherwise.");
    }
}
