package io.rapport.customer.directory;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.customer.directory.DirectoryViews.EmployeeView;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.MergePatches;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.list.ListRequest;
import io.rapport.platform.web.list.ListedBy;
import io.rapport.platform.web.list.Page;
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

    private final DirectoryCommands commands;
    private final Aggregates<Employee> employees;
    private final MergePatches patches;

    EmployeeController(
            DirectoryCommands commands, Aggregates<Employee> employees, MergePatches patches) {
        this.commands = commands;
        this.employees = employees;
        this.patches = patches;
    }

    /// Takes an employee into the directory.
    @PostMapping
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> join(
            CommandContext context, @Valid @RequestBody DirectoryForms.Joining form) {
        return CommandResponses.created(
                commands.join(context.effectiveAt(form.effectiveAt()), form.post()),
                "/api/v1/employees/{id}");
    }

    /// Lists employees.
    @GetMapping
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ANALYST,
        ADMINISTRATOR,
        INTEGRATION
    })
    Page<EmployeeView> list(
            AccessScope scope, @ListedBy(DirectoryListings.OfEmployees.class) ListRequest request) {
        return employees.page(scope, request, EmployeeView::of);
    }

    /// Shows one employee.
    @GetMapping("/{id}")
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ANALYST,
        ADMINISTRATOR,
        INTEGRATION
    })
    ResponseEntity<EmployeeView> show(AccessScope scope, @PathVariable String id) {
        var stored = employees.require(scope, id);
        return CommandResponses.found(EmployeeView.of(stored), stored.revision());
    }

    /// Changes name, team, manager, region or external ids.
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @RequiresRevision
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                commands.changePost(
                        context.effectiveAt(effectiveAt),
                        id,
                        post -> patches.apply(DirectoryForms.EditablePost.of(post), patch).post()));
    }

    /// Notes that the employee left the company.
    @PutMapping("/{id}/departure")
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> leave(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody DirectoryForms.Leaving form) {
        return CommandResponses.done(commands.leave(context.effectiveAt(form.effectiveAt()), id));
    }
}
