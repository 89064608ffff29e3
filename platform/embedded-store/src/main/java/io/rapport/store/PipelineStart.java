package io.rapport.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the first stages of an aggregation pipeline say about the documents that it needs: leading
/// `$match` stages, and `$sort` if a `$limit` follows. The stages run again over what is found, so
/// asking for less is all this does.
///
/// @param limit how many documents are needed at most; 0 for all
record PipelineStart(Document filter, @Nullable Document orderBy, int limit) {

    static PipelineStart of(Collection<?> pipeline) {
        List<Document> filters = new ArrayList<>();
        Document orderBy = null;
        long skipped = 0;
        for (Object element : pipeline) {
            Document stage = element instanceof Document document ? document : new Document();
            if (stage.get("$match") instanceof Document filter && orderBy == null && skipped == 0) {
                filters.add(filter);
            } else if (stage.get("$sort") instanceof Document order
                    && orderBy == null
                    && skipped == 0) {
                orderBy = order;
            } else if (stage.get("$skip") instanceof Number skip) {
                skipped += skip.longValue();
            } else if (stage.get("$limit") instanceof Number limit) {
                return limited(and(filters), orderBy, skipped + limit.longValue());
            } else {
                break;
            }
        }
        return new PipelineStart(and(filters), null, 0);
    }

    private static PipelineStart limited(Document filter, @Nullable Document orderBy, long limit) {
        return limit > 0 && limit <= Integer.MAX_VALUE
                ? new PipelineStart(filter, orderBy, (int) limit)
                : new PipelineStart(filter, null, 0);
    }

    private static Document and(List<Document> filters) {
        return switch (filters.size()) {
            case 0 -> new Document();
            case 1 -> filters.getFirst();
            default -> new Document("$and", filters);
        };
    }
}
