package io.rapport.marketing.campaign;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
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

/// Campaigns over HTTP.
@RestController
@RequestMapping("/api/v1/campaigns")
final class CampaignController {

    private final CampaignCommands commands;
    private final Aggregates<Campaign> campaigns;
    private final MergePatches patches;

    CampaignController(
            CampaignCommands commands, Aggregates<Campaign> campaigns, MergePatches patches) {
        this.commands = commands;
        this.campaigns = campaigns;
        this.patches = patches;
    }

    /// Plans a campaign.
    @PostMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> plan(
            CommandContext context,
            Caller caller,
            @Valid @RequestBody CampaignForms.Planning form) {
        return CommandResponses.created(
                commands.plan(
                        context.effectiveAt(form.effectiveAt()), form.plan(caller.employeeId())),
                "/api/v1/campaigns/{id}");
    }

    /// Lists campaigns.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<CampaignView> list(
            AccessScope scope, @ListedBy(CampaignListing.class) ListRequest request) {
        return campaigns.page(scope, request, CampaignView::of);
    }

    /// Shows one campaign as its last event left it.
    @GetMapping("/{id}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CampaignView> show(AccessScope scope, @PathVariable String id) {
        var stored = campaigns.require(scope, id);
        return CommandResponses.found(CampaignView.of(stored), stored.revision());
    }

    /// Changes the plan: name, objective, budget, channel, owner or external ids.
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @RequiresRevision
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                commands.changePlan(
                        context.effectiveAt(effectiveAt),
                        id,
                        plan -> patches.apply(CampaignForms.Editable.of(plan), patch).plan()));
    }

    /// Lets the campaign run.
    @PostMapping("/{id}/launch")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> launch(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CampaignForms.Moment form) {
        return CommandResponses.done(commands.launch(context.effectiveAt(form.effectiveAt()), id));
    }

    /// Ends the campaign.
    @PostMapping("/{id}/finish")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> finish(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CampaignForms.Moment form) {
        return CommandResponses.done(commands.finish(context.effectiveAt(form.effectiveAt()), id));
    }
}
