package io.rapport.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Reading;
import io.rapport.analytics.vocabulary.CampaignFacts;
import io.rapport.analytics.vocabulary.ProductFacts;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.Changed;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.marketing.CampaignState;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.contracts.opportunity.ProductEvent;
import io.rapport.contracts.opportunity.ProductState;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A change that comes late for an earlier day says nothing of what it does not name.
class BackdatedChangesTests {

    @Test
    void aCampaignThatRanByThenIsNotPlannedAgainByAnEarlierRenaming() {
        var before = campaign("Spring", CampaignStatus.PLANNED);
        var running = campaign("Spring", CampaignStatus.RUNNING);
        var finished = campaign("Easter", CampaignStatus.FINISHED);
        var renamed =
                new CampaignEvent.CampaignChanged.Change(
                        new Changed<>("Spring", "Easter"), null, null, null, null, null, null);
        var history =
                History.of(
                        List.of(
                                fact(1, 10, fact -> planned(fact, before)),
                                fact(2, 20, fact -> launched(fact, running)),
                                fact(3, 40, fact -> finished(fact, finished)),
                                // told last, of a day on which it ran
                                fact(4, 30, fact -> changed(fact, renamed, finished))));

        var thirty = at(history, 30);
        assertThat(thirty.value(CampaignFacts.NAME)).isEqualTo("Easter");
        assertThat(thirty.value(CampaignFacts.STATUS)).isEqualTo("RUNNING");
        assertThat(thirty.value(CampaignFacts.CHANNEL)).isEqualTo("EMAIL");
        assertThat(at(history, 20).value(CampaignFacts.NAME)).isEqualTo("Spring");
        assertThat(at(history, 40).value(CampaignFacts.STATUS)).isEqualTo("FINISHED");
    }

    @Test
    void aProductKeepsItsNameWhenItsSeriesChangesOnAnEarlierDay() {
        var renamed = new ProductState("Lamp 2", "S1", null, List.of(), null);
        var moved = new ProductState("Lamp 2", "S2", null, List.of(), null);
        var name =
                new ProductEvent.ProductChanged.Change(
                        new Changed<>("Lamp", "Lamp 2"), null, null, null);
        var series =
                new ProductEvent.ProductChanged.Change(null, new Changed<>("S1", "S2"), null, null);
        var listed = new ProductState("Lamp", "S1", null, List.of(), null);
        var history =
                History.of(
                        List.of(
                                fact(1, 10, fact -> Vocabulary.read(fact, listed(listed))),
                                fact(2, 30, fact -> Vocabulary.read(fact, changed(name, renamed))),
                                fact(
                                        3,
                                        20,
                                        fact -> Vocabulary.read(fact, changed(series, moved)))));

        assertThat(at(history, 20).value(ProductFacts.NAME)).isEqualTo("Lamp");
        assertThat(at(history, 20).value(ProductFacts.SERIES)).isEqualTo("S2");
        assertThat(at(history, 30).value(ProductFacts.SERIES)).isEqualTo("S2");
        assertThat(at(history, 30).value(ProductFacts.NAME)).isEqualTo("Lamp 2");
    }

    private static void planned(Fact.Builder fact, CampaignState state) {
        Vocabulary.read(
                fact,
                new CampaignEvent.CampaignPlanned(
                        new CampaignEvent.CampaignPlanned.Change(), state));
    }

    private static void launched(Fact.Builder fact, CampaignState state) {
        Vocabulary.read(
                fact,
                new CampaignEvent.CampaignLaunched(
                        new CampaignEvent.CampaignLaunched.Change(), state));
    }

    private static void finished(Fact.Builder fact, CampaignState state) {
        Vocabulary.read(
                fact,
                new CampaignEvent.CampaignFinished(
                        new CampaignEvent.CampaignFinished.Change(), state));
    }

    private static void changed(
            Fact.Builder fact, CampaignEvent.CampaignChanged.Change change, CampaignState state) {
        Vocabulary.read(fact, new CampaignEvent.CampaignChanged(change, state));
    }

    private static ProductEvent listed(ProductState state) {
        return new ProductEvent.ProductListed(new ProductEvent.ProductListed.Change(), state);
    }

    private static ProductEvent changed(
            ProductEvent.ProductChanged.Change change, ProductState state) {
        return new ProductEvent.ProductChanged(change, state);
    }

    private static CampaignState campaign(String name, CampaignStatus status) {
        return new CampaignState(
                name, "awareness", null, CampaignChannel.EMAIL, status, null, 0, List.of());
    }

    private static Fact fact(long sequence, long effective, Consumer<Fact.Builder> sets) {
        var fact = Fact.at(EventOrder.of(1, sequence), effective, 100 + sequence);
        sets.accept(fact);
        return fact.build();
    }

    private static Reading at(History history, long effective) {
        return history.read(new AsOf(effective, AsOf.EVERYTHING));
    }
}
