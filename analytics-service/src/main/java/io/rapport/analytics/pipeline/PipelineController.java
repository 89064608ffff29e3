package io.rapport.analytics.pipeline;

import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Loss;
import io.rapport.analytics.intake.FactDocuments;
import io.rapport.analytics.intake.Views;
import io.rapport.analytics.query.AnalyticsProperties;
import io.rapport.analytics.query.AnswerFreshness;
import io.rapport.analytics.query.FreshnessSource;
import io.rapport.analytics.query.Moment;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.roles.ReadsRecords;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What pipelines were, over HTTP.
@RestController
@RequestMapping("/api/v1/views/pipelines/{id}")
final class PipelineController {

    /// Nobody revises a pipeline as often; of one that was, the first are told.
    private static final int MOST = 1_000;

    private final FactStore facts;
    private final Generations generations;
    private final FreshnessSource freshness;
    private final AnalyticsProperties properties;
    private final InstantSource clock;

    PipelineController(
            FactStore facts,
            Generations generations,
            FreshnessSource freshness,
            AnalyticsProperties properties,
            InstantSource clock) {
        this.facts = facts;
        this.generations = generations;
        this.freshness = freshness;
        this.properties = properties;
        this.clock = clock;
    }

    /// Tells every version that the pipeline has had by then, its stages, and when it was in force.
    /// Deals keep the version that they were decided under: this is what it said.
    @GetMapping("/versions")
    @WaitsForToken(Views.NAME)
    @ReadsRecords
    Versions versions(
            AccessScope scope,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt) {
        var moment = Moment.of(asOf, knownAt, clock.instant(), properties.zone());
        var reliance = freshness.before(moment);
        var reading = history(scope.tenant(), id).read(moment.asOf());
        var versions = PipelineVersion.of(reading);
        if (versions.isEmpty()) {
            throw new PipelineRefusal.Unknown().asException();
        }
        var lost = reading.lost();
        return new Versions(
                reliance.without(reading.hasHole() ? "an event of the pipeline is missing" : null)
                        .losing(lost == 0 ? List.of() : List.of(new Loss(id, lost))),
                versions);
    }

    private History history(String tenant, String id) {
        var found =
                facts.collection(generations.current(Views.NAME))
                        .find(new Document("aggregate", id))
                        .projection(FactDocuments.PROJECTION)
                        .sort(new Document("order", 1))
                        .limit(MOST)
                        .map(FactDocuments::read)
                        .into(new ArrayList<>());
        return History.of(
                found.stream()
                        .flatMap(Optional::stream)
                        .filter(kept -> kept.tenant().equals(tenant))
                        .filter(kept -> kept.kind().equals(PipelineFacts.FACTS.kind()))
                        .map(KeptFact::fact)
                        .toList());
    }

    /// The versions of a pipeline, with what the answer relies on.
    ///
    /// @param reliance what the answer relies on
    /// @param versions first to last, without gaps
    record Versions(AnswerFreshness reliance, List<PipelineVersion> versions) {}
}
