package io.rapport.customer.notice;

import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.NoticeEvent;
import io.rapport.contracts.customer.NoticeEvent.NoticeGiven;
import io.rapport.contracts.customer.NoticeEvent.NoticeKept;
import io.rapport.contracts.customer.NoticeEvent.NoticeRead;
import io.rapport.contracts.customer.NoticeKind;
import io.rapport.contracts.customer.NoticeState;
import io.rapport.customer.notice.NoticeChange.Given;
import io.rapport.customer.notice.NoticeChange.Kept;
import io.rapport.customer.notice.NoticeChange.Read;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.list.ValueKind;

/// What notices are made of, and, change by change, what the rest of the world gets to hear. Whom
/// one tells owns it.
@DeclaresAggregate
final class NoticeEvents {

    static final AggregateType<Notice, View<NoticeState>> TYPE =
            AggregateType.of("notice", "ntc", "notices", Notice.class, Topics.CUSTOMER)
                    .owned("employee", Notice::employeeId)
                    .choice("kind", NoticeKind.class, Notice::kind)
                    .attribute("about", Notice::aboutId)
                    .attribute("customer", Notice::customerId)
                    .attribute("givenBy", Notice::givenById)
                    .attribute("read", Notice::read)
                    .found("read", ValueKind.BOOLEAN, Notice::read)
                    .tells("readAt", NoticeRead.class, NoticeKept.class)
                    .listedAs("-created")
                    .shownAs(NoticeEvents::state);

    static final Changes<Notice, NoticeChange> CHANGES =
            Changes.of(TYPE, Notice::after, NoticeEvents::event);

    private NoticeEvents() {}

    static Decision<Notice> give(Notice notice) {
        return CHANGES.created(notice, new Given(notice));
    }

    /// @param after the notice as it stands after the change
    static NoticeEvent event(Notice after, NoticeChange change) {
        var state = state(after);
        return switch (change) {
            case Given _ -> new NoticeGiven(new NoticeGiven.Change(), state);
            case Read _ -> new NoticeRead(new NoticeRead.Change(), state);
            case Kept _ -> new NoticeKept(new NoticeKept.Change(), state);
        };
    }

    /// The public state, as events and answers show it.
    static NoticeState state(Notice notice) {
        return new NoticeState(
                notice.kind(),
                notice.employeeId(),
                notice.aboutId(),
                notice.customerId(),
                notice.givenById(),
                notice.read());
    }
}
