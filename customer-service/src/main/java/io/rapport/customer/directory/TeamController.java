package io.rapport.customer.directory;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.customer.directory.DirectoryViews.TeamView;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Teams over HTTP.
@RestController
@RequestMapping("/api/v1/teams")
final class TeamController {

    private final DirectoryCommands commands;
    private final Aggregates<Team> teams;
    private final MergePatches patches;

    TeamController(DirectoryCommands commands, Aggregates<Team> teams, MergePatches patches) {
        this.commands = commands;
        this.teams = teams;
        this.patches = patches;
    }

    /// Forms a team.
    @PostMapping
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> form(
            CommandContext context, @Valid @RequestBody DirectoryForms.Forming form) {
        return CommandResponses.created(
                commands.form(context.effectiveAt(form.effectiveAt()), form.team()),
                "/api/v1/teams/{id}");
    }

    /// Lists teams.
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
    Page<TeamView> list(
            AccessScope scope, @ListedBy(DirectoryListings.OfTeams.class) ListRequest request) {
        return teams.page(scope, request, TeamView::of);
    }

    /// Shows one team.
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
    ResponseEntity<TeamView> show(AccessScope scope, @PathVariable String id) {
        var stored = teams.require(scope, id);
        return CommandResponses.found(TeamView.of(stored), stored.revision());
    }

    /// Changes name, lead, parent or external ids.
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @RequiresRevision
    @AllowedRoles(ADMINISTRATOR)
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                commands.rearrange(
                        context.effectiveAt(effectiveAt),
                        id,
                        team -> patches.apply(DirectoryForms.EditableTeam.of(team), patch).team()));
    }
}
