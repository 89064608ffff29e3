package io.rapport.analytics.changes;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.query.Moment;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Callers;
import io.rapport.platform.security.Visibility;
import io.rapport.roles.ReadsRecords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What happens, live.
@RestController
final class ChangesController {

    private static final int MOST_IDS = 200;
    private static final String ID = "[A-Za-z0-9_-]{1,80}";

    private final ChangeStreams streams;
    private final StreamWriter writer;

    ChangesController(ChangeStreams streams, StreamWriter writer) {
        this.streams = streams;
        this.writer = writer;
    }

    /// Tells what happens to the records that the caller sees, as it happens, as server-sent
    /// events: `open`, `change`, `gone` (the caller does not see this record any more), `reset`
    /// (something may have been missed: read anew), `end`. With the `Last-Event-ID` of an earlier
    /// stream it goes on from there. It ends with the access token.
    ///
    /// @param kind only records of these kinds, such as `opportunity`
    /// @param customerId only what is about this customer
    /// @param id only these records, 200 at most
    @GetMapping(path = "/api/v1/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ReadsRecords
    void stream(
            Caller caller,
            Visibility visibility,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable List<String> id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        var wanted = new Wanted(kinds(kind), customer(customerId), ids(id));
        var stream = streams.open(caller, visibility, wanted);
        try {
            writer.write(stream, lastEventId, Callers.expiry(), response);
        } catch (IOException e) {
            // The reader has gone.
        } finally {
            streams.close(stream);
        }
    }

    private static Set<Kind> kinds(@Nullable List<String> names) {
        var kinds = new HashSet<Kind>();
        for (var name : names == null ? List.<String>of() : names) {
            kinds.add(
                    Vocabulary.named(name)
                            .orElseThrow(() ->
                                    Moment.bad(
                                            "kind",
                                            "must be one of "
                                                    + Vocabulary.kinds().stream()
                                                            .map(Kind::wireName)
                                                            .collect(Collectors.joining(", ")))));
        }
        return kinds;
    }

    private static @Nullable String customer(@Nullable String id) {
        if (id != null && !id.matches(ID)) {
            throw Moment.bad("customerId", "must be the id of a customer");
        }
        return id;
    }

    private static Set<String> ids(@Nullable List<String> ids) {
        if (ids == null) {
            return Set.of();
        }
        if (ids.size() > MOST_IDS || !ids.stream().allMatch(id -> id.matches(ID))) {
            throw Moment.bad("id", "must be ids of records, " + MOST_IDS + " at most");
        }
        return Set.copyOf(ids);
    }
}
