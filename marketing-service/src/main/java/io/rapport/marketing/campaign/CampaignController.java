package io.rapport.marketing.campaign;

import static io.rapport.marketing.campaign.CampaignEvents.CHANGES;
import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;

import io.rapport.contracts.marketing.CampaignState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.imports.ImportCompletion;
import io.rapport.platform.imports.ImportTotal;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
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

    private final AggregateApi<Campaign, View<CampaignState>> campaigns;
    private final CampaignCommands commands;

    CampaignController(
            AggregateApis apis, Aggregates<Campaign> campaigns, CampaignCommands commands) {
        this.campaigns = apis.of(campaigns, CampaignEvents.TYPE);
        this.commands = commands;
    }

    /// Plans a campaign.
    @PostMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> plan(
            CommandContext context,
            Caller caller,
            @Valid @RequestBody CampaignForms.Planning form) {
        return campaigns.create(
                context,
                form.effectiveAt(),
                () -> commands.plan(context.scope(), form.plan(caller.employeeId())));
    }

    /// Lists campaigns.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<View<CampaignState>> list(
            AccessScope scope, @ListedBy(CampaignEvents.class) ListRequest request) {
        return campaigns.page(scope, request);
    }

    /// Shows one campaign as its last event left it.
    @GetMapping("/{id}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<View<CampaignState>> show(AccessScope scope, @PathVariable String id) {
        return campaigns.show(scope, id);
    }

    /// Changes the plan: name, objective, budget, channel, owner or external ids.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<CampaignForms.Editable> patch) {
        return campaigns.edit(
                context,
                effectiveAt,
                id,
                patch.of(CampaignForms.Editable.class),
                (known, edited) -> commands.changePlan(context.scope(), known, edited.plan()));
    }

    /// Lets the campaign run.
    @PostMapping("/{id}/launch")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> launch(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return campaigns.change(context, form.effectiveAt(), id, CHANGES.asked(Campaign::launch));
    }

    /// Ends the campaign.
    @PostMapping("/{id}/finish")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> finish(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return campaigns.change(context, form.effectiveAt(), id, CHANGES.asked(Campaign::finish));
    }

    /// Calls the campaign off, before its launch or after, for good: no touch is after that. What
    /// it did stays, and responses to it still come in.
    @PostMapping("/{id}/cancellation")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> cancel(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return campaigns.change(context, form.effectiveAt(), id, CHANGES.asked(Campaign::cancel));
    }

    /// Plans or changes many campaigns, with their history, by external id.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<CampaignItem> items) {
        return campaigns.bulk(context, items, commands.importing(context.scope())::offer);
    }

    /// How far an import has come here, touches and responses included.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return campaigns.imported(scope, id);
    }

    /// Says that an import is finished: all of its rows were sent and answered. The service
    /// publishes what became of those that came here, once, and takes no more of them. Said again,
    /// it answers the same.
    @PostMapping("/imports/{id}/completion")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal finishImport(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody ImportCompletion form) {
        return campaigns.finish(context, id, form);
    }
}
