package io.rapport.customer.task;

import static io.rapport.customer.task.TaskEvents.CHANGES;

import io.rapport.contracts.customer.TaskEvent.TaskCompleted;
import io.rapport.contracts.customer.TaskEvent.TaskReopened;
import io.rapport.contracts.customer.TaskStatus;
import io.rapport.customer.task.TaskChange.Created;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.policy.Occurrence;
import io.rapport.platform.policy.Policy;
import io.rapport.platform.tenant.TenantSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What follows from what happens to tasks.
@Configuration(proxyBeanMethods = false)
class TaskPolicies {

    private final Aggregates<Task> tasks;
    private final TenantSettings tenant;

    TaskPolicies(Aggregates<Task> tasks, TenantSettings tenant) {
        this.tasks = tasks;
        this.tenant = tenant;
    }

    /// It looks at how the task stands now, not at what was: events that are brought again, or
    /// late, come to the same end.
    @Bean
    Policy taskRecurrence() {
        return Policy.named("task-recurrence")
                .on(TaskCompleted.class, this::comeAgain)
                .on(TaskReopened.class, this::takeBack);
    }

    /// The next of its series, once: what is done a second time gets its old follower back. Times
    /// that are over when it is done late are left out.
    private void comeAgain(Occurrence<TaskCompleted> completed) {
        var task = in(TaskStatus.DONE, completed);
        if (task.isEmpty()) {
            return;
        }
        var follower = follower(completed);
        if (follower.isPresent()) {
            change(completed, follower.get(), TaskStatus.CANCELLED, Task::reopen);
            return;
        }
        task.get()
                .next(completed.subject(), completed.envelope().effective(), tenant.zone())
                .ifPresent(next ->
                        tasks.create(
                                completed.creating("next"),
                                _ -> CHANGES.created(next, new Created(next))));
    }

    /// What is to be done after all is not followed yet.
    private void takeBack(Occurrence<TaskReopened> reopened) {
        if (in(TaskStatus.OPEN, reopened).isPresent()) {
            follower(reopened)
                    .ifPresent(
                            follower -> change(reopened, follower, TaskStatus.OPEN, Task::cancel));
        }
    }

    private Optional<Task> in(TaskStatus status, Occurrence<?> occurrence) {
        return tasks.find(occurrence.scope(), occurrence.subject())
                .map(Stored::state)
                .filter(task -> task.status() == status);
    }

    private Optional<Stored<Task>> follower(Occurrence<?> occurrence) {
        var filter = new Document("find." + TaskEvents.PREVIOUS, occurrence.subject());
        return tasks.list(occurrence.scope(), filter, null, 1).stream().findFirst();
    }

    private void change(
            Occurrence<?> occurrence,
            Stored<Task> task,
            TaskStatus from,
            Function<Task, List<TaskChange>> ask) {
        if (task.state().status() == from) {
            tasks.change(occurrence.changing(task.id()), task.id(), CHANGES.asked(ask));
        }
    }
}
