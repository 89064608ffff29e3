package io.rapport.opportunity.pipeline;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.SALES_MANAGER;

import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.roles.ReadsRecords;
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

    private final AggregateApi<Pipeline, View<PipelineState>> pipelines;

    PipelineController(AggregateApis apis, Aggregates<Pipeline> pipelines) {
        this.pipelines = apis.of(pipelines, PipelineEvents.TYPE);
    }

    /// Defines a pipeline, version 1.
    @PostMapping
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> define(
            CommandContext context, @Valid @RequestBody PipelineForms.Definition form) {
        return pipelines.create(
                context, form.effectiveAt(), () -> PipelineEvents.define(form.pipeline()));
    }

    /// Makes the next version. Facts keep the version that they were decided under.
    @PutMapping("/{id}")
    @RequiresRevision
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR})
    ResponseEntity<CommandAnswer> revise(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody PipelineForms.Revision form) {
        return pipelines.change(
                context,
                form.effectiveAt(),
                id,
                stored -> PipelineEvents.revise(stored.state(), form.over(stored.state())));
    }

    /// Retires the pipeline: no deal enters it any more. Open ones go on in it; `general` stays.
    @PostMapping("/{id}/retirement")
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR})
    ResponseEntity<CommandAnswer> retire(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return pipelines.change(
                context, form.effectiveAt(), id, stored -> PipelineEvents.retire(stored.state()));
    }

    /// Lists pipelines.
    @GetMapping
    @ReadsRecords
    Page<View<PipelineState>> page(
            AccessScope scope, @ListedBy(PipelineEvents.class) ListRequest request) {
        return pipelines.page(scope, request);
    }

    /// Shows one pipeline.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<View<PipelineState>> show(AccessScope scope, @PathVariable String id) {
        return pipelines.show(scope, id);
    }
}
