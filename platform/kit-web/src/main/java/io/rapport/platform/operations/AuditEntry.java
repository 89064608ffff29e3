package io.rapport.platform.operations;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What an operator did or looked at.
///
/// @param id sorts by time
/// @param actor who it was: the employee's id, else the subject of the token
/// @param action such as `parked.discard`
/// @param target what it was done to, by id
/// @param details ids, numbers and given reasons
/// @param outcome `begun` (and never finished, if it stays so), `done`, `refused`, `failed`
/// @param code why it was refused or failed
/// @param times how often the same look was repeated within the hour; 1 for everything else
/// @param at when
/// @param tenant whose data it was about
/// @param requestId the id under which our logs know the request
record AuditEntry(
        String id,
        Instant at,
        String actor,
        String tenant,
        String action,
        String target,
        Map<String, String> details,
        String outcome,
        @Nullable String code,
        @Nullable String requestId,
        int times) {

    static AuditEntry read(Document document) {
        var details = new TreeMap<String, String>();
        document.get("details", new Document())
                .forEach((name, value) -> details.put(name, String.valueOf(value)));
        return new AuditEntry(
                document.getString("_id"),
                document.getDate("at").toInstant(),
                document.getString("actor"),
                document.getString("tenant"),
                document.getString("action"),
                document.getString("target"),
                details,
                document.getString("outcome"),
                document.getString("code"),
                document.getString("requestId"),
                document.getInteger("times", 1));
    }
}
