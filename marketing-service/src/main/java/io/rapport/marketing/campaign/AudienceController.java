package io.rapport.marketing.campaign;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.list.Page;
import io.rapport.platform.web.list.PageCursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
            @Valid @RequestBody CampaignForms.NewAudience form) {
        var externalIds = ExternalIdForm.values(form.externalIds());
        return CommandResponses.done(
                campaigns.change(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        commands.readdress(context.scope(), form.ids(), externalIds)));
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
}
