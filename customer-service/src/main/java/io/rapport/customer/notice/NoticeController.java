package io.rapport.customer.notice;

import static io.rapport.customer.notice.NoticeEvents.CHANGES;

import io.rapport.contracts.customer.NoticeState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.roles.ReadsRecords;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Notices over HTTP.
@RestController
@RequestMapping("/api/v1/notices")
final class NoticeController {

    private final AggregateApi<Notice, View<NoticeState>> notices;

    NoticeController(AggregateApis apis, Aggregates<Notice> notices) {
        this.notices = apis.of(notices, NoticeEvents.TYPE);
    }

    /// Lists the notices that the caller may see: their own and those of their teams. One's own
    /// inbox is asked for by `employee`, with `read=false` for what was not put away.
    @GetMapping
    @ReadsRecords
    Page<View<NoticeState>> list(
            AccessScope scope, @ListedBy(NoticeEvents.class) ListRequest request) {
        return notices.page(scope, request);
    }

    /// Shows one notice as its last event left it.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<View<NoticeState>> show(AccessScope scope, @PathVariable String id) {
        return notices.show(scope, id);
    }

    /// Puts a notice away.
    @PostMapping("/{id}/reading")
    @ReadsRecords
    ResponseEntity<CommandAnswer> read(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return notices.change(context, form.effectiveAt(), id, CHANGES.asked(Notice::putAway));
    }

    /// Keeps a notice as one that is not read.
    @PostMapping("/{id}/keeping")
    @ReadsRecords
    ResponseEntity<CommandAnswer> keep(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return notices.change(context, form.effectiveAt(), id, CHANGES.asked(Notice::keep));
    }
}
