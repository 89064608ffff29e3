package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that is published about what an employee is to do.
@PublishedOn(Topics.CUSTOMER)
public sealed interface TaskEvent extends PublishedEvent {

    @Override
    TaskState state();

    @Override
    @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// Somebody is to do something.
    @EventType("rapport.task.created.v1")
    record TaskCreated(
            TaskCreated.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// What is to be done, for whom or by when, changed.
    @EventType("rapport.task.changed.v1")
    record TaskChanged(
            TaskChanged.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<TaskKind> kind,
                @Nullable Changed<String> customerId,
                @Nullable Changed<Instant> dueAt,
                @Nullable Changed<Instant> remindAt,
                @Nullable Changed<String> recurrenceRule) {}
    }

    /// Another employee is to do it.
    @EventType("rapport.task.assigned.v1")
    record TaskAssigned(
            TaskAssigned.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// @param from the employee who was to do it
        /// @param to the employee who is to do it now
        public record Change(String from, String to) {}
    }

    /// It was done.
    @EventType("rapport.task.completed.v1")
    record TaskCompleted(
            TaskCompleted.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// It need not be done any more.
    @EventType("rapport.task.cancelled.v1")
    record TaskCancelled(
            TaskCancelled.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// It is to be done after all.
    @EventType("rapport.task.reopened.v1")
    record TaskReopened(
            TaskReopened.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// @param from where it stood before
        public record Change(TaskStatus from) {}
    }

    /// The time came at which its assignee is to be reminded of it, and it is still to be done.
    @EventType("rapport.task.reminded.v1")
    record TaskReminded(
            TaskReminded.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// @param remindAt the time that came
        public record Change(Instant remindAt) {}
    }

    /// The time came by which it was to be done, and it is not.
    @EventType("rapport.task.fell-due.v1")
    record TaskFellDue(
            TaskFellDue.Change change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent {

        /// @param dueAt the time that came
        public record Change(Instant dueAt) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.task.restored.v1")
    record TaskRestored(
            Restoration change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this task: there is none.
    @EventType("rapport.task.withdrawn.v1")
    record TaskWithdrawn(
            Restoration change,
            TaskState state,
            @Nullable Personal<TaskPersonal.Change, TaskPersonal> personal)
            implements TaskEvent, WithdrawnEvent {}
}
