package io.rapport.platform.projection.operations;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.LogSearch;
import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.operations.AuditTrail;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.operations.PageLimit;
import io.rapport.platform.projection.ViewPositions;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.store.HeldAggregates;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Follows one aggregate: where its document stands, how far each view of this service has it, what
/// of it is parked, and its events in the log.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}/aggregates")
final class AggregateOperationsController {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final ObjectProvider<HeldAggregates> aggregates;
    private final ViewPositions views;
    private final ParkedRecords parked;
    private final LogSearch log;
    private final AuditTrail audit;

    AggregateOperationsController(
            ObjectProvider<HeldAggregates> aggregates,
            ViewPositions views,
            ParkedRecords parked,
            LogSearch log,
            AuditTrail audit) {
        this.aggregates = aggregates;
        this.views = views;
        this.parked = parked;
        this.log = log;
        this.audit = audit;
    }

    /// Tells where an aggregate stands in this service; positions and counts, nothing of its state.
    @GetMapping("/{id}")
    @AllowedRoles(OPERATOR)
    AggregateStanding standing(Caller caller, @PathVariable String id) {
        requireId(id);
        return audit.seen(
                new Act(caller, "aggregate.show", id),
                () ->
                        new AggregateStanding(
                                held(id),
                                views.of(id).stream().map(ViewStanding::of).toList(),
                                parked.openOf(id)));
    }

    /// Finds an aggregate's events in the log: headers and sizes, never values. An answer with
    /// `next` has not come to the end; ask on with it as `from`.
    ///
    /// @param topic one that this service writes or reads; its own first one if absent
    @GetMapping("/{id}/events")
    @AllowedRoles(OPERATOR)
    LogSearch.Found events(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit) {
        requireId(id);
        var most = PageLimit.of(limit);
        if (from < 0) {
            throw PageLimit.bad("from", "must be an offset of the log");
        }
        var known = log.topics();
        var wanted = topic == null ? log.firstTopic() : topic;
        if (!known.contains(wanted)) {
            throw new SearchRefusal.NoSuchTopic(known).asException();
        }
        return audit.seen(
                new Act(caller, "events.search", id, Map.of("topic", wanted)),
                () ->
                        log.find(wanted, id, from, most)
                                .orElseThrow(() -> new SearchRefusal.SearchBusy().asException()));
    }

    /// A service without aggregates of its own holds none.
    private HeldAggregates.@Nullable Held held(String id) {
        var own = aggregates.getIfAvailable();
        return own == null ? null : own.find(id).orElse(null);
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw PageLimit.bad("id", "must be an aggregate's id");
        }
    }

    /// Where an aggregate stands in this service.
    ///
    /// @param held its document; absent if this service does not own it
    /// @param parked records of it that a consumer of this service could not take
    /// @param views how far each view of this service has it
    record AggregateStanding(
            HeldAggregates.@Nullable Held held,
            List<ViewStanding> views,
            List<ParkedRecord> parked) {}

    /// How far a view has an aggregate's events.
    ///
    /// @param prefix `<epoch>.<sequence>` up to which there is no hole; absent if there is nothing
    /// @param highest the highest that it holds
    /// @param view the name of the view
    /// @param generation the one in use
    /// @param complete whether it has all that was published
    record ViewStanding(
            String view,
            int generation,
            @Nullable String prefix,
            @Nullable String highest,
            boolean complete) {

        static ViewStanding of(ViewPositions.At at) {
            return new ViewStanding(
                    at.view(),
                    at.generation(),
                    text(at.prefix()),
                    text(at.highest()),
                    at.prefix() == at.highest());
        }

        private static @Nullable String text(long order) {
            return order == 0 ? null : EventOrder.epoch(order) + "." + EventOrder.sequence(order);
        }
    }
}
