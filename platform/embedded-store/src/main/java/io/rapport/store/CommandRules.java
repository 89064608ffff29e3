package io.rapport.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses what this store would otherwise silently do differently from MongoDB.
final class CommandRules {

    private static final Set<String> ALWAYS =
            Set.of("collation", "let", "txnNumber", "startTransaction", "autocommit", "explain");

    private static final Map<String, Set<String>> BY_COMMAND =
            Map.of(
                    "find",
                    Set.of("min", "max", "returnKey", "showRecordId", "tailable", "awaitData"),
                    "create",
                    Set.of(
                            "validator",
                            "timeseries",
                            "viewOn",
                            "pipeline",
                            "expireAfterSeconds",
                            "clusteredIndex",
                            "changeStreamPreAndPostImages",
                            "encryptedFields",
                            "capped"),
                    "createindexes",
                    Set.of("commitQuorum"));

    private static final Map<String, String> STATEMENTS =
            Map.of("update", "updates", "delete", "deletes");

    private static final Set<String> INDEX_OPTIONS =
            Set.of("v", "key", "name", "ns", "unique", "sparse", "background");

    private CommandRules() {}

    static void check(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        refuse(command, query, ALWAYS);
        refuse(command, query, BY_COMMAND.getOrDefault(name, Set.of()));
        checkConcerns(query);
        documents(query.get(STATEMENTS.get(name))).forEach(one -> checkStatement(command, one));
        switch (name) {
            case "findandmodify" -> refusePipeline(query.get("update"));
            case "createindexes" ->
                    documents(query.get("indexes")).forEach(CommandRules::checkIndex);
            case "aggregate" -> documents(query.get("pipeline")).forEach(CommandRules::checkStage);
            case "renamecollection" -> throw unsupported("renameCollection");
            default -> {
                // nothing more to check
            }
        }
    }

    private static void checkStatement(String command, Document statement) {
        refuse(command, statement, ALWAYS);
        refuse(command, statement, Set.of("sort", "c"));
        refusePipeline(statement.get("u"));
    }

    private static void refuse(String where, Document options, Set<String> refused) {
        for (String option : refused) {
            Object value = options.get(option);
            boolean harmless =
                    value == null
                            || Boolean.FALSE.equals(value)
                            || (value instanceof Document document && document.isEmpty());
            if (!harmless) {
                throw unsupported("option '" + option + "' of " + where);
            }
        }
    }

    private static void refusePipeline(@Nullable Object update) {
        if (update instanceof Collection) {
            throw unsupported("an update by an aggregation pipeline");
        }
    }

    private static void checkConcerns(Document query) {
        if (query.get("readConcern") instanceof Document concern
                && "snapshot".equals(concern.get("level"))) {
            throw unsupported("read concern snapshot");
        }
        if (query.get("writeConcern") instanceof Document concern
                && concern.get("w") instanceof Number nodes
                && nodes.intValue() > 1) {
            throw new MongoServerError(
                    ErrorCode.BadValue, "cannot use 'w' > 1 when a host is not replicated");
        }
    }

    private static void checkIndex(Document index) {
        for (String option : index.keySet()) {
            boolean off = Boolean.FALSE.equals(index.get(option));
            if (!INDEX_OPTIONS.contains(option) && !off) {
                throw unsupported("option '" + option + "' of an index");
            }
        }
        Document key = (Document) index.get("key");
        if (key == null || key.isEmpty()) {
            throw unsupported("an index without a key");
        }
        key.forEach((field, direction) -> checkKey(key, field, direction));
    }

    private static void checkKey(Document key, String field, @Nullable Object direction) {
        if (!(direction instanceof Number number) || number.doubleValue() == 0) {
            throw unsupported("an index of type '" + direction + "'");
        }
        if (field.contains("$")
                || List.of(field.split("\\.", -1)).stream().anyMatch(CommandRules::isNoName)) {
            throw unsupported("an index on '" + field + "'");
        }
        for (String other : key.keySet()) {
            if (other.startsWith(field + ".")) {
                throw unsupported("an index on a field and a part of it");
            }
        }
    }

    private static boolean isNoName(String step) {
        return step.isEmpty() || step.chars().allMatch(Character::isDigit);
    }

    private static void checkStage(Document stage) {
        boolean elsewhere =
                (stage.get("$merge") instanceof Document merge
                                && merge.get("into") instanceof Document into
                                && into.containsKey("db"))
                        || stage.get("$out") instanceof Document;
        if (elsewhere) {
            throw unsupported("writing into another database");
        }
    }

    private static List<Document> documents(@Nullable Object value) {
        return value instanceof Collection<?> parts
                ? parts.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }

    private static MongoServerError unsupported(String what) {
        return new MongoServerError(
                115, "CommandNotSupported", "the embedded store does not support " + what);
    }
}
