package io.rapport.customer.directory;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.customer.directory.DirectoryItems.EmployeeItem;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
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

/// Employees over HTTP.
@RestController
@RequestMapping("/api/v1/employees")
final class EmployeeController {

    private final AggregateApi<Employee, EmployeeView> employees;
    private final DirectoryCommands commands;

    EmployeeController(
            AggregateApis apis, Aggregates<Employee> employees, DirectoryCommands commands) {
        this.employees = apis.of(employees, EmployeeEvents.TYPE);
        this.commands = commands;
    }

    /// Takes an employee into the directory.
    @PostMapping
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> join(
            CommandContext context, @Valid @RequestBody DirectoryForms.Joining form) {
        return employees.create(
                context, form.effectiveAt(), () -> commands.joined(context.scope(), form.post()));
    }

    /// Lists employees.
    @GetMapping
    @ReadsRecords
    Page<EmployeeView> list(
            AccessScope scope, @ListedBy(EmployeeEvents.class) ListRequest request) {
        return employees.page(scope, request);
    }

    /// Shows one employee.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<EmployeeView> show(AccessScope scope, @PathVariable String id) {
        return employees.show(scope, id);
    }

    /// Changes name, team, manager, region or external ids.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<DirectoryForms.EditableEmployee> patch) {
        return employees.editStored(
                context,
                effectiveAt,
                id,
                patch.of(DirectoryForms.EditableEmployee.class),
                (stored, edited) -> commands.moved(context.scope(), stored, edited.post()));
    }

    /// Notes that the employee left the company.
    @PutMapping("/{id}/departure")
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> leave(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return employees.change(
                context, form.effectiveAt(), id, EmployeeEvents.CHANGES.asked(Employee::leave));
    }

    /// Creates or changes employees. A manager may come later in the same request.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<EmployeeItem> items) {
        return employees.bulk(
                context,
                items,
                EmployeeItem::managerExternalId,
                commands.importing(context.scope())::offer);
    }
}
