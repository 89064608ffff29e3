package io.rapport.analytics.intake;

import static io.rapport.analytics.intake.CustomerFacts.touched;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.vocabulary.DealAttributes;
import io.rapport.analytics.vocabulary.DealStatus;
import io.rapport.analytics.vocabulary.PipelineAttributes;
import io.rapport.analytics.vocabulary.ProductAttributes;
import io.rapport.analytics.vocabulary.Products;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityLine;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.ProductEvent;
import java.util.List;

/// What the events of deals, pipelines and products set.
final class SalesFacts {

    private SalesFacts() {}

    static void set(Fact.Builder fact, OpportunityEvent event) {
        var state = event.state();
        switch (event) {
            case OpportunityEvent.OpportunityOpened opened -> all(fact, opened, state);
            case OpportunityEvent.OpportunityStageMoved moved ->
                    stage(fact, state, moved.change().toStageId(), DealStatus.OPEN);
            case OpportunityEvent.OpportunityWon won -> {
                stage(fact, state, won.change().stageId(), DealStatus.WON);
                touched(fact, DealAttributes.AMOUNT, won.change().amount());
            }
            case OpportunityEvent.OpportunityLost lost -> {
                stage(fact, state, lost.change().stageId(), DealStatus.LOST);
                touched(fact, DealAttributes.AMOUNT, lost.change().amount());
            }
            case OpportunityEvent.OpportunityReopened reopened ->
                    stage(fact, state, reopened.change().toStageId(), DealStatus.OPEN);
            case OpportunityEvent.OpportunityAmountChanged changed ->
                    fact.set(DealAttributes.AMOUNT, changed.change().to());
            case OpportunityEvent.OpportunityOwnerChanged changed ->
                    fact.set(DealAttributes.OWNER, changed.change().to());
            case OpportunityEvent.OpportunityCloseDateChanged changed ->
                    fact.set(DealAttributes.EXPECTED_CLOSE, changed.change().to());
            case OpportunityEvent.OpportunityLinesChanged changed ->
                    fact.set(DealAttributes.PRODUCTS, products(changed.change().to()));
            case OpportunityEvent.OpportunityDetailsChanged changed -> {
                touched(fact, DealAttributes.CUSTOMER, changed.change().customerId());
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    touched(fact, DealAttributes.NAME, personal.name());
                }
            }
            case RestorationEvent _ -> {}
        }
    }

    private static void all(
            Fact.Builder fact, OpportunityEvent.OpportunityOpened event, OpportunityState state) {
        var change = event.change();
        fact.set(
                        DealAttributes.STAGE,
                        new StageValue(
                                change.pipelineId(),
                                change.pipelineVersion(),
                                change.stageId(),
                                DealStatus.OPEN))
                .set(DealAttributes.OWNER, state.ownerId())
                .set(DealAttributes.CUSTOMER, state.customerId())
                .set(DealAttributes.AMOUNT, state.amount())
                .set(DealAttributes.EXPECTED_CLOSE, state.expectedCloseOn())
                .set(DealAttributes.PRODUCTS, products(state.lines()));
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(DealAttributes.NAME, text.name());
        }
    }

    private static void stage(
            Fact.Builder fact, OpportunityState state, String stage, DealStatus status) {
        fact.set(
                DealAttributes.STAGE,
                new StageValue(state.pipelineId(), state.pipelineVersion(), stage, status));
    }

    private static Products products(List<OpportunityLine> lines) {
        return new Products(lines.stream().map(OpportunityLine::productId).toList());
    }

    static void set(Fact.Builder fact, PipelineEvent event) {
        switch (event) {
            case PipelineEvent.PipelineDefined _, PipelineEvent.PipelineRevised _ -> {
                var state = event.state();
                fact.set(
                        PipelineAttributes.TEMPLATE,
                        new PipelineAttributes.Template(
                                state.name(),
                                state.version(),
                                state.stages().stream()
                                        .map(stage ->
                                                new PipelineAttributes.Stage(
                                                        stage.id(), stage.name(), stage.retired()))
                                        .toList()));
            }
            case RestorationEvent _ -> {}
        }
    }

    static void set(Fact.Builder fact, ProductEvent event) {
        switch (event) {
            case ProductEvent.ProductListed(_, var state) ->
                    fact.set(ProductAttributes.NAME, state.name())
                            .set(ProductAttributes.SERIES, state.series());
            case ProductEvent.ProductChanged(var change, _) -> {
                touched(fact, ProductAttributes.NAME, change.name());
                touched(fact, ProductAttributes.SERIES, change.series());
            }
            case RestorationEvent _ -> {}
        }
    }
}
