package io.rapport.opportunity.pipeline;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.list.ListRequest;
import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.ListedBy;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.Page;
import io.rapport.platform.web.list.ValueKind;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pipelines over HTTP.
@RestController
@RequestMapping("/api/v1/pipelines")
final class PipelineController {

    private final Aggregates<Pipeline> pipelines;

    PipelineController(Aggregates<Pipeline> pipelines) {
        this.pipelines = pipelines;
    }

    /// Defines a pipeline, version 1.
    @PostMapping
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> define(
            CommandContext context, @Valid @RequestBody PipelineForms.Definition form) {
        var answer =
                pipelines.create(
                        context.effectiveAt(form.effectiveAt()),
                        _ -> PipelinePublishing.define(form.pipeline()));
        return CommandResponses.created(answer, "/api/v1/pipelines/{id}");
    }

    /// Makes the next version. Facts keep the version that they were decided under.
    @PutMapping("/{id}")
    @RequiresRevision
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR})
    ResponseEntity<CommandAnswer> revise(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody PipelineForms.Revision form) {
        return CommandResponses.done(
                pipelines.change(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        stored ->
                                PipelinePublishing.revise(
                                        stored.state(), form.over(stored.state()))));
    }

    /// Lists pipelines.
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
    Page<PipelineView> page(AccessScope scope, @ListedBy(ByKey.class) ListRequest request) {
        return pipelines.page(scope, request, PipelineView::of);
    }

    /// Shows one pipeline.
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
    ResponseEntity<PipelineView> show(AccessScope scope, @PathVariable String id) {
        var stored = pipelines.require(scope, id);
        return CommandResponses.found(PipelineView.of(stored), stored.revision());
    }

    /// A pipeline as it is read.
    record PipelineView(String id, long revision, int epoch, long sequence, PipelineState state) {

        static PipelineView of(Stored<Pipeline> stored) {
            return new PipelineView(
                    stored.id(),
                    stored.revision(),
                    stored.epoch(),
                    stored.sequence(),
                    PipelinePublishing.state(stored.state()));
        }
    }

    /// What lists of pipelines may be asked.
    static final class ByKey implements Listing {

        @Override
        public ListSpec spec() {
            return ListSpec.named("pipelines")
                    .withoutOwner()
                    .filter("key", "find.key", ValueKind.TEXT)
                    .sort("defined", "_id", ValueKind.TEXT)
                    .orderedBy("defined");
        }
    }
}
