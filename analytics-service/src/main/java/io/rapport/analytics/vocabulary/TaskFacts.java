package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.TaskEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes of a task. The subject is personal.
public final class TaskFacts {

    public static final Attribute<String> CUSTOMER = new Attribute<>(0, "customer", String.class);

    public static final Attribute<String> KIND = new Attribute<>(1, "kind", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(2, "status", String.class);

    public static final Attribute<String> ASSIGNEE = new Attribute<>(3, "assignee", String.class);

    public static final Attribute<String> SUBJECT = Attribute.personal(4, "subject", String.class);

    /// By when it is to be done, as text.
    public static final Attribute<String> DUE = new Attribute<>(5, "dueAt", String.class);

    public static final FactsOf<TaskEvent> FACTS =
            FactsOf.kind("task", TaskEvent.class, TaskFacts::set)
                    .attributes(CUSTOMER, KIND, STATUS, ASSIGNEE, SUBJECT, DUE)
                    .belongsTo(CUSTOMER)
                    .leaving(TaskFacts::former)
                    .found("tsk_", TaskFacts::found)
                    .seenAs(KindRule.owned(ASSIGNEE));

    private TaskFacts() {}

    private static void set(Fact.Builder fact, TaskEvent event) {
        var status = event.state().status().name();
        switch (event) {
            case TaskEvent.TaskCreated created -> all(fact, created);
            case TaskEvent.TaskChanged changed -> details(fact, changed);
            case TaskEvent.TaskAssigned assigned -> fact.set(ASSIGNEE, assigned.change().to());
            case TaskEvent.TaskCompleted _, TaskEvent.TaskCancelled _, TaskEvent.TaskReopened _ ->
                    fact.set(STATUS, status);
            // That a time came changes nothing.
            case TaskEvent.TaskReminded _, TaskEvent.TaskFellDue _ -> {}
            case RestorationEvent _ -> {
                return;
            }
        }
        subject(fact, event);
    }

    private static void all(Fact.Builder fact, TaskEvent.TaskCreated event) {
        var state = event.state();
        fact.set(CUSTOMER, state.customerId())
                .set(KIND, state.kind().name())
                .set(STATUS, state.status().name())
                .set(ASSIGNEE, state.assigneeId())
                .set(DUE, state.dueAt() == null ? null : state.dueAt().toString());
    }

    private static void details(Fact.Builder fact, TaskEvent.TaskChanged event) {
        var change = event.change();
        fact.touched(CUSTOMER, change.customerId());
        if (change.kind() != null) {
            fact.set(KIND, event.state().kind().name());
        }
        if (change.dueAt() != null) {
            var due = event.state().dueAt();
            fact.set(DUE, due == null ? null : due.toString());
        }
    }

    /// Each says of which task it tells: the timeline is read an event at a time.
    private static void subject(Fact.Builder fact, TaskEvent event) {
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(SUBJECT, text.subject());
        }
    }

    private static @Nullable String former(TaskEvent event) {
        return event instanceof TaskEvent.TaskChanged changed
                ? FactsOf.before(changed.change().customerId())
                : null;
    }

    private static Findable found(TaskEvent event) {
        var state = event.state();
        var text = event.personal() == null ? null : event.personal().readableState();
        return Findable.called(text == null ? null : text.subject(), Findable.Nature.PERSONAL_TEXT)
                .owner(state.assigneeId())
                .customer(state.customerId())
                .status(state.status())
                .known(List.of());
    }
}
