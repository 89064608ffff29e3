package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.Money;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityLine;
import io.rapport.contracts.opportunity.OpportunityState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes of a deal on its own, as far as figures and views need it.
public final class OpportunityFacts {

    public static final Attribute<StageValue> STAGE = new Attribute<>(0, "stage", StageValue.class);

    public static final Attribute<String> OWNER = new Attribute<>(1, "owner", String.class);

    /// No value is an unknown amount, which is not 0.
    public static final Attribute<Money> AMOUNT = new Attribute<>(2, "amount", Money.class);

    public static final Attribute<LocalDate> EXPECTED_CLOSE =
            new Attribute<>(3, "expectedCloseOn", LocalDate.class);

    public static final Attribute<Products> PRODUCTS =
            new Attribute<>(4, "products", Products.class);

    public static final Attribute<String> CUSTOMER = new Attribute<>(5, "customer", String.class);

    /// Personal: free text of a seller.
    public static final Attribute<String> NAME = Attribute.personal(6, "name", String.class);

    /// Entered by mistake, for good: in no figure from when that is known on, as of any moment.
    public static final Attribute<String> VOIDED = new Attribute<>(7, "voided", String.class);

    /// Why it was lost, that time; it stays in the past of a deal that is open again.
    public static final Attribute<String> LOSS_REASON =
            new Attribute<>(8, "lossReason", String.class);

    /// Personal: free text of a seller.
    public static final Attribute<String> LOSS_NOTE =
            Attribute.personal(9, "lossNote", String.class);

    public static final FactsOf<OpportunityEvent> FACTS =
            FactsOf.kind("opportunity", OpportunityEvent.class, OpportunityFacts::set)
                    .attributes(
                            STAGE,
                            OWNER,
                            AMOUNT,
                            EXPECTED_CLOSE,
                            PRODUCTS,
                            CUSTOMER,
                            NAME,
                            VOIDED,
                            LOSS_REASON,
                            LOSS_NOTE)
                    .belongsTo(CUSTOMER)
                    .leaving(OpportunityFacts::former)
                    .found("opp_", OpportunityFacts::found)
                    .seenAs(KindRule.deals(OWNER));

    private OpportunityFacts() {}

    private static void set(Fact.Builder fact, OpportunityEvent event) {
        var state = event.state();
        switch (event) {
            case OpportunityEvent.OpportunityOpened opened -> all(fact, opened, state);
            case OpportunityEvent.OpportunityStageMoved moved ->
                    stage(fact, state, moved.change().toStageId(), Outcome.OPEN);
            case OpportunityEvent.OpportunityWon won -> {
                stage(fact, state, won.change().stageId(), Outcome.WON);
                fact.touched(AMOUNT, won.change().amount());
            }
            case OpportunityEvent.OpportunityLost lost -> {
                stage(fact, state, lost.change().stageId(), Outcome.LOST);
                fact.touched(AMOUNT, lost.change().amount());
                if (lost.change().reasonCode() != null) {
                    fact.set(LOSS_REASON, lost.change().reasonCode());
                }
                var text = lost.personal() == null ? null : lost.personal().readableState();
                if (text != null && text.lossNote() != null) {
                    fact.set(LOSS_NOTE, text.lossNote());
                }
            }
            case OpportunityEvent.OpportunityReopened reopened ->
                    stage(fact, state, reopened.change().toStageId(), Outcome.OPEN);
            case OpportunityEvent.OpportunityAmountChanged changed ->
                    fact.set(AMOUNT, changed.change().to());
            case OpportunityEvent.OpportunityOwnerChanged changed ->
                    fact.set(OWNER, changed.change().to());
            case OpportunityEvent.OpportunityCloseDateChanged changed ->
                    fact.set(EXPECTED_CLOSE, changed.change().to());
            case OpportunityEvent.OpportunityLinesChanged changed ->
                    fact.set(PRODUCTS, products(changed.change().to()));
            case OpportunityEvent.OpportunityDetailsChanged changed -> {
                fact.touched(CUSTOMER, changed.change().customerId());
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    fact.touched(NAME, personal.name());
                }
            }
            case OpportunityEvent.OpportunityVoided voided ->
                    fact.set(VOIDED, voided.change().fromStatus().name());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(
            Fact.Builder fact, OpportunityEvent.OpportunityOpened event, OpportunityState state) {
        var change = event.change();
        fact.set(
                        STAGE,
                        new StageValue(
                                change.pipelineId(),
                                change.pipelineVersion(),
                                change.stageId(),
                                Outcome.OPEN))
                .set(OWNER, state.ownerId())
                .set(CUSTOMER, state.customerId())
                .set(AMOUNT, state.amount())
                .set(EXPECTED_CLOSE, state.expectedCloseOn())
                .set(PRODUCTS, products(state.lines()));
        var text = event.personal() == null ? null : event.personal().readableState();
        if (text != null) {
            fact.set(NAME, text.name());
        }
    }

    private static void stage(
            Fact.Builder fact, OpportunityState state, String stage, Outcome status) {
        fact.set(STAGE, new StageValue(state.pipelineId(), state.pipelineVersion(), stage, status));
    }

    private static Products products(List<OpportunityLine> lines) {
        return new Products(lines.stream().map(OpportunityLine::productId).toList());
    }

    private static @Nullable String former(OpportunityEvent event) {
        return event instanceof OpportunityEvent.OpportunityDetailsChanged changed
                ? FactsOf.before(changed.change().customerId())
                : null;
    }

    private static Findable found(OpportunityEvent event) {
        var state = event.state();
        var text = event.personal() == null ? null : event.personal().readableState();
        return Findable.called(text == null ? null : text.name(), Findable.Nature.PERSONAL_TEXT)
                .owner(state.ownerId())
                .customer(state.customerId())
                .status(state.status())
                .stage(state.pipelineId(), state.stageId())
                .known(state.externalIds());
    }
}
