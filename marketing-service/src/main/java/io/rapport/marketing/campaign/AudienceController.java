package io.rapport.marketing.campaign;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.list.Page;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.CommandResponses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Audiences over HTTP.
@RestController
@RequestMapping("/api/v1/campaigns/{id}/audience")
final class AudienceController {

    private final Aggregates<Campaign> campaigns;
    private final CampaignCommands commands;

    AudienceController(Aggregates<Campaign> campaigns, CampaignCommands commands) {
        this.campaigns = campaigns;
        this.commands = commands;
    }

    /// One customer whom the campaign is to reach.
    record Addressee(String customerId) {}

    /// Says whom the campaign is to reach, all of them.
    @PutMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> readdress(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CampaignForms.Addressees form) {
        return change(
                context,
                id,
                form,
                commands.readdress(context.scope(), form.ids(), externalIds(form)));
    }

    /// Adds customers to the audience. Those who are in it already stay; a repeat changes nothing.
    @PostMapping("/additions")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> add(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CampaignForms.Addressees form) {
        return change(
                context, id, form, commands.addTo(context.scope(), form.ids(), externalIds(form)));
    }

    /// Takes customers out of the audience. Those who are not in it stay out; a repeat changes
    /// nothing.
    @PostMapping("/removals")
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> remove(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CampaignForms.Addressees form) {
        return change(
                context,
                id,
                form,
                commands.removeFrom(context.scope(), form.ids(), externalIds(form)));
    }

    /// Shows whom the campaign is to reach, in the order of their ids.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<Addressee> list(
            AccessScope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            PageCursor cursor) {
        var all = campaigns.require(scope, id).state().audience().customerIds();
        return cursor.page(all.stream().map(Addressee::new).toList(), limit, Addressee::customerId);
    }

    private ResponseEntity<CommandAnswer> change(
            CommandContext context,
            String id,
            CampaignForms.Addressees form,
            Function<Stored<Campaign>, Decision<Campaign>> change) {
        return CommandResponses.done(
                campaigns.change(context.effectiveAt(form.effectiveAt()), id, change));
    }

    private static List<ExternalId> externalIds(CampaignForms.Addressees form) {
        return ExternalIdForm.values(form.externalIds());
    }
}
