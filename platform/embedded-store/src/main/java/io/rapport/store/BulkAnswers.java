package io.rapport.store;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the answers of commands with many statements or documents what MongoDB's are.
final class BulkAnswers {

    private BulkAnswers() {}

    /// Counts only what was really inserted.
    static Document insert(Document query, UnaryOperator<Document> run) {
        Document answer = run.apply(query);
        List<Document> errors = documents(answer.get("writeErrors"));
        if (!errors.isEmpty()) {
            int inserted =
                    isOrdered(query)
                            ? number(errors.getFirst(), "index")
                            : number(answer, "n") - errors.size();
            answer.put("n", inserted);
        }
        return answer;
    }

    /// Stops an ordered bulk at the first statement that fails.
    static Document update(Document query, UnaryOperator<Document> run) {
        List<Document> updates = documents(query.get("updates"));
        return updates.size() > 1 && isOrdered(query)
                ? oneByOne(query, updates, run)
                : run.apply(query);
    }

    private static Document oneByOne(
            Document query, List<Document> updates, UnaryOperator<Document> run) {
        int matched = 0;
        int modified = 0;
        var upserted = new ArrayList<Document>();
        var errors = new ArrayList<Document>();
        for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
            Document one = query.clone();
            one.put("updates", List.of(updates.get(i)));
            Document answer = run.apply(one);
            matched += number(answer, "n");
            modified += number(answer, "nModified");
            upserted.addAll(at(i, answer.get("upserted")));
            errors.addAll(at(i, answer.get("writeErrors")));
        }
        var answer = new Document("n", matched).append("nModified", modified);
        answer.putIfNotNull("upserted", upserted.isEmpty() ? null : upserted);
        answer.putIfNotNull("writeErrors", errors.isEmpty() ? null : errors);
        Utils.markOkay(answer);
        return answer;
    }

    private static List<Document> at(int index, @Nullable Object entries) {
        List<Document> documents = documents(entries);
        documents.forEach(entry -> entry.put("index", index));
        return documents;
    }

    /// Keeps an aggregation's answer within one message; the rest is fetched by cursor.
    static Document inBatches(Document answer, OpenCursors cursors) {
        if (answer.get("cursor") instanceof Document cursor
                && cursor.get("firstBatch") instanceof Collection<?> all
                && all.size() > 1) {
            QueryResult result = cursors.firstBatch(documents(all));
            cursor.put("firstBatch", result.collectDocuments());
            cursor.put("id", result.getCursorId());
        }
        return answer;
    }

    private static boolean isOrdered(Document query) {
        return !Boolean.FALSE.equals(query.get("ordered"));
    }

    private static int number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private static List<Document> documents(@Nullable Object value) {
        return value instanceof Collection<?> parts
                ? parts.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }
}
