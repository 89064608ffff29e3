package io.rapport.analytics.customer;

import io.rapport.analytics.intake.Views;
import io.rapport.analytics.query.AnalyticsProperties;
import io.rapport.analytics.query.Moment;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.security.Visibility;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.roles.ReadsRecords;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The whole customer over HTTP.
@RestController
@RequestMapping("/api/v1/views/customers/{id}")
final class CustomerController {

    private final CustomerReader reader;
    private final AnalyticsProperties properties;
    private final InstantSource clock;

    CustomerController(CustomerReader reader, AnalyticsProperties properties, InstantSource clock) {
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
    }

    /// Shows the whole customer, now or as of a past moment.
    @GetMapping
    @WaitsForToken(Views.NAME)
    @ReadsRecords
    CustomerReader.Whole whole(
            Visibility visibility,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt) {
        return reader.whole(visibility, id, moment(asOf, knownAt), asOf == null && knownAt == null);
    }

    /// Shows the group that the customer belongs to, from its topmost customer down, with deals,
    /// tickets and amounts added up, now or as of a past moment.
    @GetMapping("/group")
    @WaitsForToken(Views.NAME)
    @ReadsRecords
    CustomerReader.Grouped group(
            Visibility visibility,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt) {
        return reader.group(visibility, id, moment(asOf, knownAt), asOf == null && knownAt == null);
    }

    /// Tells who owned the customer, and when.
    @GetMapping("/owners")
    @WaitsForToken(Views.NAME)
    @ReadsRecords
    CustomerReader.Owners owners(
            Visibility visibility,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt) {
        return reader.owners(visibility, id, moment(asOf, knownAt));
    }

    /// Lists everything that happened with the customer, newest first, and who did it.
    ///
    /// @param kind kinds of record to show, such as `ticket`; repeated for several; all without it
    /// @param total whether to count the entries as well, by kind, up to 1,000
    /// @param limit the most entries of a page, 1 to 200
    @GetMapping("/timeline")
    @WaitsForToken(Views.NAME)
    @ReadsRecords
    TimelineAnswer timeline(
            Visibility visibility,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(defaultValue = "false") boolean total,
            @RequestParam(defaultValue = "50") int limit,
            PageCursor cursor) {
        var place = cursor.place();
        var after = place == null ? null : TimelineAnswer.place(place);
        return TimelineAnswer.of(
                reader.timeline(
                        visibility,
                        id,
                        moment(asOf, knownAt),
                        new TimelineQuestion(TimelineQuestion.kinds(kind), total, after, limit)),
                cursor);
    }

    private Moment moment(@Nullable String asOf, @Nullable String knownAt) {
        return Moment.of(asOf, knownAt, clock.instant(), properties.zone());
    }
}
