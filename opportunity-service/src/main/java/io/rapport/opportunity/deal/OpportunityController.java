package io.rapport.opportunity.deal;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Deals over HTTP.
@RestController
@RequestMapping("/api/v1/opportunities")
final class OpportunityController {

    private final OpportunityCommands commands;
    private final Aggregates<Opportunity> opportunities;
    private final MergePatches patches;

    OpportunityController(
            OpportunityCommands commands,
            Aggregates<Opportunity> opportunities,
            MergePatches patches) {
        this.commands = commands;
        this.opportunities = opportunities;
        this.patches = patches;
    }

    /// Opens a deal in a pipeline.
    @PostMapping
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> open(
            CommandContext context,
            Caller caller,
            @Valid @RequestBody OpportunityForms.Opening form) {
        var answer =
                commands.open(
                        context.effectiveAt(form.effectiveAt()),
                        form.pipeline(),
                        form.stageId(),
                        standing -> form.opportunity(standing, caller.employeeId()));
        return CommandResponses.created(answer, "/api/v1/opportunities/{id}");
    }

    /// Lists the deals that the caller may see.
    @GetMapping
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<OpportunityView> list(
            AccessScope scope,
            Caller caller,
            @ListedBy(OpportunityListing.class) ListRequest request) {
        return opportunities.page(scope, request, stored -> OpportunityView.of(stored, caller));
    }

    /// Shows one deal as its last event left it.
    @GetMapping("/{id}")
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<OpportunityView> show(
            AccessScope scope, Caller caller, @PathVariable String id) {
        var stored = opportunities.require(scope, id);
        return CommandResponses.found(OpportunityView.of(stored, caller), stored.revision());
    }

    /// Changes name, customer or external ids.
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @RequiresRevision
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                commands.changeDetails(
                        context.effectiveAt(effectiveAt),
                        id,
                        details ->
                                patches.apply(OpportunityForms.Editable.of(details), patch)
                                        .details()));
    }

    /// Moves the deal to another stage, forward or back.
    @PutMapping("/{id}/stage")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> move(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.NewStage form) {
        return CommandResponses.done(
                commands.move(context.effectiveAt(form.effectiveAt()), id, form.stageId()));
    }

    /// Closes the deal as won.
    @PostMapping("/{id}/win")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> win(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.Win form) {
        return CommandResponses.done(
                commands.win(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        OpportunityForms.Sum.money(form.amount()),
                        form.closedOn()));
    }

    /// Closes the deal as lost.
    @PostMapping("/{id}/loss")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> lose(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.Loss form) {
        return CommandResponses.done(
                commands.lose(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        OpportunityForms.Sum.money(form.amount()),
                        form.closedOn(),
                        form.reason()));
    }

    /// Opens a closed deal again.
    @PostMapping("/{id}/reopening")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> reopen(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.Reopening form) {
        return CommandResponses.done(
                commands.reopen(context.effectiveAt(form.effectiveAt()), id, form.stageId()));
    }

    /// Changes the estimate.
    @PutMapping("/{id}/amount")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeAmount(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.NewAmount form) {
        return CommandResponses.done(
                commands.changeAmount(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        OpportunityForms.Sum.money(form.amount())));
    }

    /// Hands the deal to another employee.
    @PutMapping("/{id}/owner")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeOwner(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.NewOwner form) {
        return CommandResponses.done(
                commands.changeOwner(context.effectiveAt(form.effectiveAt()), id, form.ownerId()));
    }

    /// Changes the day on which the deal is expected to close.
    @PutMapping("/{id}/close-date")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeCloseDate(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.NewCloseDate form) {
        return CommandResponses.done(
                commands.changeCloseDate(
                        context.effectiveAt(form.effectiveAt()), id, form.expectedCloseOn()));
    }

    /// Replaces the products in the deal.
    @PutMapping("/{id}/lines")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeLines(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody OpportunityForms.NewLines form) {
        return CommandResponses.done(
                commands.changeLines(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        OpportunityForms.LineForm.lines(form.lines())));
    }
}
