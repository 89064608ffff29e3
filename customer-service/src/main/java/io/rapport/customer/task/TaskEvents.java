package io.rapport.customer.task;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TaskEvent;
import io.rapport.contracts.customer.TaskEvent.TaskAssigned;
import io.rapport.contracts.customer.TaskEvent.TaskCancelled;
import io.rapport.contracts.customer.TaskEvent.TaskChanged;
import io.rapport.contracts.customer.TaskEvent.TaskCompleted;
import io.rapport.contracts.customer.TaskEvent.TaskCreated;
import io.rapport.contracts.customer.TaskEvent.TaskFellDue;
import io.rapport.contracts.customer.TaskEvent.TaskReminded;
import io.rapport.contracts.customer.TaskEvent.TaskReopened;
import io.rapport.contracts.customer.TaskKind;
import io.rapport.contracts.customer.TaskPersonal;
import io.rapport.contracts.customer.TaskState;
import io.rapport.contracts.customer.TaskStatus;
import io.rapport.customer.task.TaskChange.Assigned;
import io.rapport.customer.task.TaskChange.Cancelled;
import io.rapport.customer.task.TaskChange.Completed;
import io.rapport.customer.task.TaskChange.Created;
import io.rapport.customer.task.TaskChange.DetailsChanged;
import io.rapport.customer.task.TaskChange.FellDue;
import io.rapport.customer.task.TaskChange.Reminded;
import io.rapport.customer.task.TaskChange.Reopened;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.aggregate.Timer;
import java.util.List;
import java.util.function.Function;

/// What tasks are made of, what happens to them by themselves, and, change by change, what the rest
/// of the world gets to hear. Whoever is to do a task owns it. Subject and note are free text,
/// therefore personal.
@DeclaresAggregate
final class TaskEvents {

    static final String ASSIGNEE = "assignee";
    static final String STATUS = "status";
    static final String PREVIOUS = "previousTask";

    static final AggregateType<Task, PersonalView<TaskState, TaskPersonal>> TYPE =
            AggregateType.of("task", "tsk", "tasks", Task.class, Topics.CUSTOMER)
                    .owned(ASSIGNEE, Task::assigneeId)
                    .choice(STATUS, TaskStatus.class, Task::status)
                    .filter("customer", task -> task.details().customerId())
                    .filter(PREVIOUS, Task::previousTaskId)
                    .choice("kind", TaskKind.class, task -> task.details().kind())
                    .personal("subject", task -> task.details().subject())
                    .personal("note", task -> task.details().note())
                    .attribute("dueAt", task -> task.details().dueAt())
                    .attribute("remindAt", task -> task.details().remindAt())
                    .attribute("recurrenceRule", task -> task.details().recurrenceRule())
                    .attribute("seriesStartsAt", Task::seriesStartsAt)
                    .attribute("plannedFor", Task::plannedFor)
                    .attribute("reminded", Task::remindedFor)
                    .attribute("fellDue", Task::toldDueFor)
                    .timer("reminder", Task::nextReminder, firing(Task::remind))
                    .timer("due", Task::nextDue, firing(Task::fallDue))
                    .tells("doneAt", TaskCompleted.class, TaskReopened.class)
                    .sortedByMoment("due", task -> task.details().dueAt())
                    .sortedByChange()
                    .derived(2)
                    .listedAs("created")
                    .shownAs(TaskEvents::state, TaskEvents::personal);

    static final Changes<Task, TaskChange> CHANGES =
            Changes.of(TYPE, Task::after, TaskEvents::event);

    private TaskEvents() {}

    /// The changes are declared after the type that fires them.
    private static Timer.Firing<Task> firing(Function<Task, List<TaskChange>> ask) {
        return task -> TaskEvents.decide(task, ask.apply(task));
    }

    private static Decision<Task> decide(Task task, List<TaskChange> changes) {
        return CHANGES.decide(task, changes);
    }

    /// @param after the task as it stands after the change
    static TaskEvent event(Task after, TaskChange change) {
        var state = state(after);
        Personal<TaskPersonal.Change, TaskPersonal> personal =
                Personal.clear(null, personal(after));
        return switch (change) {
            case Created _ -> new TaskCreated(new TaskCreated.Change(), state, words(after));
            case DetailsChanged(var from, var to) ->
                    new TaskChanged(changes(from, to), state, otherWords(after, from, to));
            case Assigned(var from, var to) ->
                    new TaskAssigned(new TaskAssigned.Change(from, to), state, personal);
            case Completed _ -> new TaskCompleted(new TaskCompleted.Change(), state, personal);
            case Cancelled _ -> new TaskCancelled(new TaskCancelled.Change(), state, personal);
            case Reopened(var from) ->
                    new TaskReopened(new TaskReopened.Change(from), state, personal);
            case Reminded(var at) -> new TaskReminded(new TaskReminded.Change(at), state, personal);
            case FellDue(var at) -> new TaskFellDue(new TaskFellDue.Change(at), state, personal);
        };
    }

    /// The public state, as events and answers show it.
    static TaskState state(Task task) {
        var details = task.details();
        return new TaskState(
                details.kind(),
                task.status(),
                task.assigneeId(),
                details.customerId(),
                details.dueAt(),
                details.remindAt(),
                details.recurrenceRule(),
                task.seriesStartsAt(),
                task.plannedFor(),
                task.previousTaskId());
    }

    /// The personal part.
    static TaskPersonal personal(Task task) {
        return new TaskPersonal(task.details().subject(), task.details().note());
    }

    private static TaskChanged.Change changes(TaskDetails from, TaskDetails to) {
        return new TaskChanged.Change(
                changed(from.kind(), to.kind()),
                changed(from.customerId(), to.customerId()),
                changed(from.dueAt(), to.dueAt()),
                changed(from.remindAt(), to.remindAt()),
                changed(from.recurrenceRule(), to.recurrenceRule()));
    }

    /// What reads otherwise now; no word of it where the words stayed.
    private static Personal<TaskPersonal.Change, TaskPersonal> otherWords(
            Task after, TaskDetails from, TaskDetails to) {
        var subject = changed(from.subject(), to.subject());
        var note = changed(from.note(), to.note());
        var change =
                subject == null && note == null ? null : new TaskPersonal.Change(subject, note);
        return Personal.clear(change, personal(after));
    }

    /// What a creation says.
    private static Personal<TaskPersonal.Change, TaskPersonal> words(Task created) {
        var said = personal(created);
        return Personal.clear(
                new TaskPersonal.Change(changed(null, said.subject()), changed(null, said.note())),
                said);
    }
}
