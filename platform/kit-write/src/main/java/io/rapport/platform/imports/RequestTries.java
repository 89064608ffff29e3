package io.rapport.platform.imports;

import io.rapport.contracts.imports.ImportCount;
import io.rapport.platform.bulk.BulkResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/// What became of the rows of one bulk request, of which there may have been several tries: it is
/// sent again where its answer was lost.
final class RequestTries {

    private static final Comparator<Document> BY_ANSWER =
            Comparator.comparing(each -> each.getDate("answered"));

    private RequestTries() {}

    static Document document(String kind, Instant answered, BulkResult result) {
        return new Document("kind", kind)
                .append("answered", Date.from(answered))
                .append("created", (long) result.created())
                .append("changed", (long) result.changed())
                .append("unchanged", (long) result.unchanged())
                .append("rejected", (long) result.rejected());
    }

    /// The last answer says which rows were accepted, for it is the one that the client got. A row
    /// that an earlier try created it calls unchanged, and one that an earlier try changed it calls
    /// changed once more, or unchanged where that is forgotten.
    static ImportCount count(List<Document> tries) {
        var last = tries.stream().max(BY_ANSWER).orElseThrow();
        var accepted =
                last.getLong("created") + last.getLong("changed") + last.getLong("unchanged");
        var created =
                Math.min(accepted, tries.stream().mapToLong(each -> each.getLong("created")).sum());
        var changed =
                Math.min(
                        accepted - created,
                        tries.stream().mapToLong(each -> each.getLong("changed")).max().orElse(0));
        return new ImportCount(
                last.getString("kind"),
                created,
                changed,
                accepted - created - changed,
                last.getLong("rejected"));
    }
}
