package io.rapport.opportunity.opportunity;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;
import static io.rapport.roles.Roles.SALES_MANAGER;
import static io.rapport.roles.Roles.SELLER;

import io.rapport.contracts.opportunity.OpportunityPersonal;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.opportunity.opportunity.OpportunityForms.LineForm;
import io.rapport.opportunity.opportunity.OpportunityForms.Loss;
import io.rapport.opportunity.opportunity.OpportunityForms.NewAmount;
import io.rapport.opportunity.opportunity.OpportunityForms.NewCloseDate;
import io.rapport.opportunity.opportunity.OpportunityForms.NewLines;
import io.rapport.opportunity.opportunity.OpportunityForms.NewOwner;
import io.rapport.opportunity.opportunity.OpportunityForms.NewStage;
import io.rapport.opportunity.opportunity.OpportunityForms.Opening;
import io.rapport.opportunity.opportunity.OpportunityForms.Reopening;
import io.rapport.opportunity.opportunity.OpportunityForms.Win;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
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
import io.rapport.platform.money.MoneyForm;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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

    private final AggregateApi<Opportunity, PersonalView<OpportunityState, OpportunityPersonal>>
            opportunities;
    private final OpportunityCommands commands;

    OpportunityController(
            AggregateApis apis,
            Aggregates<Opportunity> opportunities,
            OpportunityCommands commands) {
        this.opportunities = apis.of(opportunities, OpportunityEvents.TYPE);
        this.commands = commands;
    }

    /// Opens a deal in a pipeline.
    @PostMapping
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> open(
            CommandContext context, Caller caller, @Valid @RequestBody Opening form) {
        return opportunities.create(
                context,
                form.effectiveAt(),
                () ->
                        commands.open(
                                context.scope(),
                                form.pipeline(),
                                form.stageId(),
                                standing -> form.opportunity(standing, caller.employeeId())));
    }

    /// Lists the deals that the caller may see.
    @GetMapping
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<PersonalView<OpportunityState, OpportunityPersonal>> list(
            AccessScope scope, @ListedBy(OpportunityEvents.class) ListRequest request) {
        return opportunities.page(scope, request);
    }

    /// Shows one deal as its last event left it.
    @GetMapping("/{id}")
    @AllowedRoles({SELLER, SALES_MANAGER, MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<PersonalView<OpportunityState, OpportunityPersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return opportunities.show(scope, id);
    }

    /// Changes name, customer or external ids.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<OpportunityForms.Editable> patch) {
        return opportunities.edit(
                context,
                effectiveAt,
                id,
                patch.of(OpportunityForms.Editable.class),
                (deal, edited) -> commands.changeDetails(context.scope(), deal, edited.details()));
    }

    /// Moves the deal to another stage, forward or back.
    @PutMapping("/{id}/stage")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> move(
            CommandContext context, @PathVariable String id, @Valid @RequestBody NewStage form) {
        return change(
                context,
                form.effectiveAt(),
                id,
                deal -> commands.move(context.scope(), deal, form.stageId()));
    }

    /// Closes the deal as won.
    @PostMapping("/{id}/win")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> win(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Win form) {
        var amount = MoneyForm.money(form.amount());
        var won =
                commands.close(
                        form.closedOn(), form.effectiveAt(), (deal, day) -> deal.win(amount, day));
        return opportunities.change(context, form.effectiveAt(), id, won);
    }

    /// Closes the deal as lost.
    @PostMapping("/{id}/loss")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> lose(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Loss form) {
        var amount = MoneyForm.money(form.amount());
        var lost =
                commands.close(
                        form.closedOn(),
                        form.effectiveAt(),
                        (deal, day) -> deal.lose(amount, day, form.reason()));
        return opportunities.change(context, form.effectiveAt(), id, lost);
    }

    /// Opens a closed deal again.
    @PostMapping("/{id}/reopening")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> reopen(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Reopening form) {
        return change(
                context,
                form.effectiveAt(),
                id,
                deal -> commands.reopen(context.scope(), deal, form.stageId()));
    }

    /// Takes back a deal that was entered by mistake, for good: it is in no figure, whenever it was
    /// entered, and nothing of it changes any more. It keeps its external ids, so that an import
    /// that is repeated does not enter it again.
    @PostMapping("/{id}/voiding")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> declareVoid(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return change(context, form.effectiveAt(), id, Opportunity::declareVoid);
    }

    /// Changes the estimate.
    @PutMapping("/{id}/amount")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> changeAmount(
            CommandContext context, @PathVariable String id, @Valid @RequestBody NewAmount form) {
        var amount = MoneyForm.money(form.amount());
        return change(context, form.effectiveAt(), id, deal -> deal.changeAmount(amount));
    }

    /// Hands the deal to another employee.
    @PutMapping("/{id}/owner")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> changeOwner(
            CommandContext context, @PathVariable String id, @Valid @RequestBody NewOwner form) {
        return change(
                context,
                form.effectiveAt(),
                id,
                deal -> commands.changeOwner(context.scope(), deal, form.ownerId()));
    }

    /// Changes the day on which the deal is expected to close.
    @PutMapping("/{id}/close-date")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> changeCloseDate(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody NewCloseDate form) {
        return change(
                context,
                form.effectiveAt(),
                id,
                deal -> deal.changeCloseDate(form.expectedCloseOn()));
    }

    /// Replaces the products in the deal.
    @PutMapping("/{id}/lines")
    @WorksOnOpportunities
    ResponseEntity<CommandAnswer> changeLines(
            CommandContext context, @PathVariable String id, @Valid @RequestBody NewLines form) {
        var lines = LineForm.lines(form.lines());
        return change(
                context,
                form.effectiveAt(),
                id,
                deal -> commands.changeLines(context.scope(), deal, lines));
    }

    /// Creates or changes deals, with their history. Each item is answered for itself.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<OpportunityItem> items) {
        return opportunities.bulk(context, items, commands.importing(context.scope())::offer);
    }

    /// How far an import has come here, products included.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return opportunities.imported(scope, id);
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
        return opportunities.finish(context, id, form);
    }

    private ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @Nullable Instant effectiveAt,
            String id,
            Function<Opportunity, List<OpportunityChange>> ask) {
        return opportunities.change(context, effectiveAt, id, OpportunityEvents.CHANGES.asked(ask));
    }
}
