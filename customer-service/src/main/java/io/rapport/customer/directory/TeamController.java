package io.rapport.customer.directory;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.contracts.customer.TeamState;
import io.rapport.customer.directory.DirectoryItems.TeamItem;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
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

/// Teams over HTTP.
@RestController
@RequestMapping("/api/v1/teams")
final class TeamController {

    private final AggregateApi<Team, View<TeamState>> teams;
    private final DirectoryCommands commands;

    TeamController(AggregateApis apis, Aggregates<Team> teams, DirectoryCommands commands) {
        this.teams = apis.of(teams, TeamEvents.TYPE);
        this.commands = commands;
    }

    /// Forms a team.
    @PostMapping
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> form(
            CommandContext context, @Valid @RequestBody DirectoryForms.Forming form) {
        return teams.create(
                context, form.effectiveAt(), () -> commands.formed(context.scope(), form.team()));
    }

    /// Lists teams.
    @GetMapping
    @ReadsRecords
    Page<View<TeamState>> list(AccessScope scope, @ListedBy(TeamEvents.class) ListRequest request) {
        return teams.page(scope, request);
    }

    /// Shows one team.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<View<TeamState>> show(AccessScope scope, @PathVariable String id) {
        return teams.show(scope, id);
    }

    /// Changes name, lead, parent or external ids.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<DirectoryForms.EditableTeam> patch) {
        return teams.editStored(
                context,
                effectiveAt,
                id,
                patch.of(DirectoryForms.EditableTeam.class),
                (stored, edited) ->
                        commands.rearranged(
                                context.scope(), stored, stored.state().as(edited.team())));
    }

    /// Dissolves the team, for good. Nobody may work in it and no team be part of it any more.
    @PutMapping("/{id}/dissolution")
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> dissolve(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return teams.change(
                context,
                form.effectiveAt(),
                id,
                stored -> commands.dissolved(context.scope(), stored));
    }

    /// Creates or changes teams. A parent may come later in the same request; a lead must be an
    /// employee already.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<TeamItem> items) {
        return teams.bulk(
                context,
                items,
                TeamItem::parentTeamExternalId,
                commands.importing(context.scope())::offer);
    }
}
