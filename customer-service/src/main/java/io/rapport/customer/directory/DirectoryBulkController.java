package io.rapport.customer.directory;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.customer.directory.DirectoryItems.EmployeeItem;
import io.rapport.customer.directory.DirectoryItems.TeamItem;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many employees or teams at once, by external id.
@RestController
final class DirectoryBulkController {

    private final Aggregates<Employee> employees;
    private final Aggregates<Team> teams;
    private final DirectoryCommands commands;
    private final ImportTotals totals;

    DirectoryBulkController(
            Aggregates<Employee> employees,
            Aggregates<Team> teams,
            DirectoryCommands commands,
            ImportTotals totals) {
        this.employees = employees;
        this.teams = teams;
        this.commands = commands;
        this.totals = totals;
    }

    /// Creates or changes employees. A manager may come later in the same request.
    @PostMapping(
            path = "/api/v1/employees/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult employees(CommandContext context, BulkInput<EmployeeItem> items) {
        var request = new BulkUpsert<>(employees, context, items.dryRun());
        return totals.count(
                context,
                items.process(
                        item -> item.externalId().id(),
                        EmployeeItem::managerKey,
                        item -> employee(request, item)));
    }

    /// Creates or changes teams. A parent may come later in the same request; a lead must be an
    /// employee already.
    @PostMapping(
            path = "/api/v1/teams/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult teams(CommandContext context, BulkInput<TeamItem> items) {
        var request = new BulkUpsert<>(teams, context, items.dryRun());
        return totals.count(
                context,
                items.process(
                        item -> item.externalId().id(),
                        TeamItem::parentKey,
                        item -> team(request, item)));
    }

    private BulkOutcome employee(BulkUpsert<Employee> request, BulkItem<EmployeeItem> item) {
        var form = item.value();
        var scope = request.scope();
        var team = team(request, form.teamExternalId(), false);
        var manager = employee(request, form.managerExternalId(), true);
        return request.upsert(
                item,
                form.externalId().value(),
                form.effectiveAt(),
                _ -> commands.joined(scope, form.fresh(team, manager)),
                (stored, newer) ->
                        commands.moved(
                                scope,
                                stored,
                                form.over(stored.state().post(), newer, team, manager)));
    }

    private BulkOutcome team(BulkUpsert<Team> request, BulkItem<TeamItem> item) {
        var form = item.value();
        var scope = request.scope();
        var lead = employee(request, form.leadExternalId(), false);
        var parent = team(request, form.parentTeamExternalId(), true);
        return request.upsert(
                item,
                form.externalId().value(),
                form.effectiveAt(),
                _ -> commands.formed(scope, form.fresh(lead, parent)),
                (stored, newer) ->
                        commands.rearranged(
                                scope, stored, form.over(stored.state(), newer, lead, parent)));
    }

    /// @param ofThisKind whether the request's own items are employees too
    private @Nullable String employee(
            BulkUpsert<?> request, @Nullable ExternalIdForm externalId, boolean ofThisKind) {
        if (externalId == null || (ofThisKind && request.rehearsed(externalId.value()))) {
            return null;
        }
        return employees
                .holderOf(request.scope(), ExternalIds.claim("employee", externalId.value()))
                .orElseThrow(
                        () -> new DirectoryRefusal.EmployeeUnknown(externalId.id()).asException());
    }

    /// @param ofThisKind whether the request's own items are teams too
    private @Nullable String team(
            BulkUpsert<?> request, @Nullable ExternalIdForm externalId, boolean ofThisKind) {
        if (externalId == null || (ofThisKind && request.rehearsed(externalId.value()))) {
            return null;
        }
        return teams.holderOf(request.scope(), ExternalIds.claim("team", externalId.value()))
                .orElseThrow(() -> new DirectoryRefusal.TeamUnknown(externalId.id()).asException());
    }
}
