package io.rapport.engines;

import com.mongodb.MongoCommandException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.Document;

/// What lies around the writes: repeats by drivers, clocks, replicas.
final class Surroundings {

    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private Surroundings() {}

    /// Rapport's own repeats are guarded by revision, `_id` and order; those of drivers come on
    /// top.
    static Finding repeatedWrites(Trial trial) {
        var name = "repeated writes";
        var id = new Document("_id", "again").append("revision", 1L);
        trial.collection("again").insertOne(new Document("_id", "again").append("revision", 1L));
        var next = new Document("$set", new Document("revision", 2L));
        var first = trial.collection("again").updateOne(id, next).getMatchedCount();
        var second = trial.collection("again").updateOne(id, next).getMatchedCount();
        if (first != 1 || second != 0) {
            return Finding.unsafe(name, "A repeated conditional update matches a second time.");
        }
        return repeatsByTheDriver(trial)
                ? Finding.works(name, "A repeat changes nothing; drivers may repeat as well.")
                : Finding.works(
                        name,
                        "A repeat changes nothing. Repeats by the driver itself are not offered,"
                                + " and not needed.");
    }

    /// The same numbered statement twice, as a driver sends it after a broken connection.
    private static boolean repeatsByTheDriver(Trial trial) {
        if (trial.isStandalone()) {
            return false;
        }
        var insert =
                new Document("insert", "again")
                        .append("documents", List.of(new Document("_id", "numbered")))
                        .append("lsid", new Document("id", new BsonBinary(UUID.randomUUID())))
                        .append("txnNumber", 1L);
        try {
            trial.database().runCommand(insert);
            var again = trial.database().runCommand(insert);
            return again.get("writeErrors") == null;
        } catch (MongoCommandException e) {
            return false;
        }
    }

    static Finding clock(Trial trial) {
        var name = "clock";
        var clock = Clock.systemUTC();
        var before = clock.instant();
        var hello = trial.admin().runCommand(new Document("hello", 1));
        var after = clock.instant();
        if (!(hello.get("localTime") instanceof Date told)) {
            return Finding.differs(name, "It does not tell its time. Rapport does not ask for it.");
        }
        var there = told.toInstant();
        var difference =
                there.isBefore(before)
                        ? Duration.between(there, before)
                        : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        return difference.compareTo(TOLERATED) > 0
                ? Finding.differs(
                        name,
                        "Its clock and this machine's differ by %d s. Leases share no clock, but log"
                                        .formatted(difference.toSeconds())
                                + " lines and certificates do.")
                : Finding.works(name, "Its clock and this machine's agree.");
    }

    static Finding replicas(Trial trial) {
        var name = "replicas";
        if (trial.isStandalone()) {
            return Finding.differs(
                    name,
                    "One node on its own: fit for trying and testing. In production a replica set of"
                            + " three keeps what a machine loses.");
        }
        var hello = trial.admin().runCommand(new Document("hello", 1));
        var hosts = hello.getList("hosts", String.class, List.of());
        return hosts.size() >= 3 || "isdbgrid".equals(hello.getString("msg"))
                ? Finding.works(name, "A majority of several nodes holds every acknowledged write.")
                : Finding.differs(
                        name,
                        "A replica set of %d: every acknowledged write is on a majority, but that is"
                                        .formatted(hosts.size())
                                + " one node.");
    }
}
