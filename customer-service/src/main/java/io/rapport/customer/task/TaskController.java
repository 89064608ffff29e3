package io.rapport.customer.task;

import static io.rapport.customer.task.TaskEvents.CHANGES;

import io.rapport.contracts.customer.TaskPersonal;
import io.rapport.contracts.customer.TaskState;
import io.rapport.customer.access.WorksWithCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.roles.ReadsRecords;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tasks over HTTP.
@RestController
@RequestMapping("/api/v1/tasks")
final class TaskController {

    private final AggregateApi<Task, PersonalView<TaskState, TaskPersonal>> tasks;
    private final TaskCommands commands;

    TaskController(AggregateApis apis, Aggregates<Task> tasks, TaskCommands commands) {
        this.tasks = apis.of(tasks, TaskEvents.TYPE);
        this.commands = commands;
    }

    /// Notes that something is to be done. The assignee is reminded at `remindAt`, once; whoever
    /// gives it to somebody of another team does not see it any more.
    @PostMapping
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> create(
            CommandContext context, Caller caller, @Valid @RequestBody TaskForms.Creation form) {
        return tasks.create(
                context,
                form.effectiveAt(),
                () ->
                        commands.create(
                                context.scope(),
                                form.details(),
                                form.assigneeId(),
                                caller.employeeId()));
    }

    /// Lists the tasks that the caller may see: their own and those of their teams.
    @GetMapping
    @ReadsRecords
    Page<PersonalView<TaskState, TaskPersonal>> list(
            AccessScope scope, @ListedBy(TaskEvents.class) ListRequest request) {
        return tasks.page(scope, request);
    }

    /// Shows one task as its last event left it.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<PersonalView<TaskState, TaskPersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return tasks.show(scope, id);
    }

    /// Changes what is to be done, for whom, by when, and when the assignee is reminded: at another
    /// time once more.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<TaskForms.Editable> patch) {
        return tasks.edit(
                context,
                effectiveAt,
                id,
                patch.of(TaskForms.Editable.class),
                (task, edited) -> commands.change(context.scope(), task, edited.details()));
    }

    /// Gives the task to another employee.
    @PutMapping("/{id}/assignee")
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> assign(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TaskForms.NewAssignee form) {
        var assigned = commands.assign(context.scope(), form.assigneeId());
        return tasks.change(context, form.effectiveAt(), id, assigned);
    }

    /// Notes that it is done.
    @PostMapping("/{id}/completion")
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> complete(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tasks.change(context, form.effectiveAt(), id, CHANGES.asked(Task::complete));
    }

    /// Notes that it need not be done any more.
    @PostMapping("/{id}/cancellation")
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> cancel(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tasks.change(context, form.effectiveAt(), id, CHANGES.asked(Task::cancel));
    }

    /// Notes that it is to be done after all.
    @PostMapping("/{id}/reopening")
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> reopen(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tasks.change(context, form.effectiveAt(), id, CHANGES.asked(Task::reopen));
    }
}
