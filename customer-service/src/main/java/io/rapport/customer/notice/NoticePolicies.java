package io.rapport.customer.notice;

import io.rapport.contracts.Actor;
import io.rapport.contracts.customer.CustomerEvent.CustomerOwnerChanged;
import io.rapport.contracts.customer.NoticeKind;
import io.rapport.contracts.customer.TaskEvent.TaskAssigned;
import io.rapport.contracts.customer.TaskEvent.TaskCreated;
import io.rapport.contracts.customer.TaskEvent.TaskFellDue;
import io.rapport.contracts.customer.TaskEvent.TaskReminded;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityOwnerChanged;
import io.rapport.contracts.service.TicketEvent.TicketAssigned;
import io.rapport.customer.directory.EmployeeDirectory;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.policy.Occurrence;
import io.rapport.platform.policy.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who is told of what: whoever is given something by somebody else, and whoever wanted to be
/// reminded. What one does oneself one is not told of, nor of what comes again by a rule.
@Configuration(proxyBeanMethods = false)
class NoticePolicies {

    private final Aggregates<Notice> notices;
    private final EmployeeDirectory directory;

    NoticePolicies(Aggregates<Notice> notices, EmployeeDirectory directory) {
        this.notices = notices;
        this.directory = directory;
    }

    @Bean
    Policy taskNotices() {
        return Policy.named("task-notices")
                .on(
                        TaskCreated.class,
                        created -> {
                            var task = created.event().state();
                            if (task.previousTaskId() == null) {
                                given(
                                        created,
                                        NoticeKind.TASK_ASSIGNED,
                                        task.assigneeId(),
                                        task.customerId());
                            }
                        })
                .on(
                        TaskAssigned.class,
                        assigned ->
                                given(
                                        assigned,
                                        NoticeKind.TASK_ASSIGNED,
                                        assigned.event().change().to(),
                                        assigned.event().state().customerId()))
                .on(
                        TaskReminded.class,
                        reminded -> {
                            var task = reminded.event().state();
                            told(
                                    reminded,
                                    NoticeKind.TASK_REMINDER,
                                    task.assigneeId(),
                                    task.customerId());
                        })
                .on(
                        TaskFellDue.class,
                        due -> {
                            var task = due.event().state();
                            told(due, NoticeKind.TASK_DUE, task.assigneeId(), task.customerId());
                        });
    }

    @Bean
    Policy customerNotices() {
        return Policy.named("customer-notices")
                .on(
                        CustomerOwnerChanged.class,
                        changed ->
                                given(
                                        changed,
                                        NoticeKind.CUSTOMER_ASSIGNED,
                                        changed.event().change().to(),
                                        changed.subject()));
    }

    @Bean
    Policy opportunityNotices() {
        return Policy.named("opportunity-notices")
                .on(
                        OpportunityOwnerChanged.class,
                        changed ->
                                given(
                                        changed,
                                        NoticeKind.OPPORTUNITY_ASSIGNED,
                                        changed.event().change().to(),
                                        changed.event().state().customerId()));
    }

    @Bean
    Policy ticketNotices() {
        return Policy.named("ticket-notices")
                .on(
                        TicketAssigned.class,
                        assigned ->
                                given(
                                        assigned,
                                        NoticeKind.TICKET_ASSIGNED,
                                        assigned.event().change().to(),
                                        assigned.event().state().customerId()));
    }

    /// By somebody else.
    private void given(
            Occurrence<?> occurrence,
            NoticeKind kind,
            @Nullable String employeeId,
            @Nullable String customerId) {
        var actor = Actor.parse(occurrence.envelope().actor());
        var giver = actor.kind() == Actor.Kind.EMPLOYEE ? actor.id() : null;
        if (employeeId != null && !employeeId.equals(giver)) {
            tell(occurrence, kind, employeeId, customerId, giver);
        }
    }

    /// By the platform.
    private void told(
            Occurrence<?> occurrence,
            NoticeKind kind,
            String employeeId,
            @Nullable String customerId) {
        tell(occurrence, kind, employeeId, customerId, null);
    }

    private void tell(
            Occurrence<?> occurrence,
            NoticeKind kind,
            String employeeId,
            @Nullable String customerId,
            @Nullable String giver) {
        if (!directory.isActive(occurrence.scope(), employeeId)) {
            return;
        }
        var notice = new Notice(kind, employeeId, occurrence.subject(), customerId, giver, false);
        notices.create(occurrence.creating(kind.name()), _ -> NoticeEvents.give(notice));
    }
}
