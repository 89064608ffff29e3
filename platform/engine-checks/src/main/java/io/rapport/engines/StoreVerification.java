package io.rapport.engines;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/// Tries a document store: each behaviour that the write path, the relay and the projections rely
/// on, under concurrency, in a database of its own that is dropped afterwards. Takes some seconds
/// and writes some ten thousand small documents.
///
/// What cannot be tried from outside is said, not guessed: a loss of power, a network that splits.
public final class StoreVerification {

    private final String uri;

    /// @param uri a `mongodb://` URI with what it takes to write into a database `rapport_verify_…`
    public StoreVerification(String uri) {
        this.uri = uri;
    }

    public Report run() {
        try (var trial = new Trial(uri)) {
            var engine = engine(trial);
            var findings = new ArrayList<Finding>();
            checks().forEach((name, check) -> findings.add(tried(name, check, trial)));
            return new Report(engine, findings);
        } catch (MongoTimeoutException e) {
            var away = Finding.unsafe("connection", "No store answers there within 10 s.");
            return new Report("No document store", List.of(away));
        }
    }

    private static Map<String, Function<Trial, Finding>> checks() {
        var checks = new LinkedHashMap<String, Function<Trial, Finding>>();
        checks.put("conditional update", ConditionalWrites::conditionalUpdate);
        checks.put("set and push together", ConditionalWrites::setAndPushTogether);
        checks.put("pull with compare", ConditionalWrites::pullWithCompare);
        checks.put("unique id, inserts race", Uniqueness::insertsRace);
        checks.put("unique id, upserts race", Uniqueness::upsertsRace);
        checks.put("bulk of several writes", Uniqueness::unorderedBulk);
        checks.put("acknowledged writes", Durability::acknowledgedWrites);
        checks.put("acknowledged updates", Durability::acknowledgedUpdates);
        checks.put("journal and majority", Durability::journalAndMajority);
        checks.put("projection", Reads::projection);
        checks.put("absent and null", Reads::absentAndNull);
        checks.put("values", Reads::values);
        checks.put("order and pages", Reads::orderAndPages);
        checks.put("large documents", Reads::largeDocuments);
        checks.put("indexes of hot queries", IndexUse::hotQueries);
        checks.put("repeated writes", Surroundings::repeatedWrites);
        checks.put("clock", Surroundings::clock);
        checks.put("replicas", Surroundings::replicas);
        return checks;
    }

    private static Finding tried(String name, Function<Trial, Finding> check, Trial trial) {
        try {
            return check.apply(trial);
        } catch (MongoException e) {
            return Finding.unsafe(
                    name,
                    "The store refuses what Rapport does here: "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getCode()
                            + ".");
        } catch (IllegalStateException | ClassCastException | NullPointerException e) {
            return Finding.unsafe(
                    name, "An answer is not of the form that drivers expect: " + e.getMessage());
        }
    }

    private static String engine(Trial trial) {
        try {
            var build = trial.admin().runCommand(new Document("buildInfo", 1));
            var hello = trial.admin().runCommand(new Document("hello", 1));
            return "A store that says it is MongoDB %s (wire version %s), %s"
                    .formatted(
                            build.get("version", "?"),
                            hello.get("maxWireVersion", "?"),
                            trial.isStandalone()
                                    ? "on its own"
                                    : "set " + hello.get("setName", hello.get("msg", "?")));
        } catch (MongoCommandException e) {
            return "A store that does not say what it is";
        }
    }
}
