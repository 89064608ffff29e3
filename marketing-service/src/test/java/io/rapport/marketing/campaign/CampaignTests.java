package io.rapport.marketing.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.contracts.marketing.CampaignStatus;
import io.rapport.marketing.campaign.CampaignChange.Finished;
import io.rapport.marketing.campaign.CampaignChange.Launched;
import io.rapport.marketing.campaign.CampaignChange.PlanChanged;
import io.rapport.marketing.campaign.CampaignChange.Planned;
import io.rapport.marketing.campaign.CampaignChange.Readdressed;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.events.EventCodec;
import io.rapport.platform.externalid.UniqueValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What may happen to a campaign, and what the world hears of it.
class CampaignTests {

    private static final Plan WINTER =
            new Plan(
                    "Maintenance before winter",
                    "30 contracts",
                    Money.of("12500", "EUR"),
                    CampaignChannel.EMAIL,
                    "emp_mark",
                    List.of(new ExternalId("mailer", "c-11")));
    private static final String STATE =
            """
            "state":{"name":"Maintenance before winter","objective":"30 contracts",\
            "budget":{"amount":"12500","currency":"EUR"},"channel":"EMAIL","status":"%s",\
            "ownerId":"emp_mark","audienceSize":%d,\
            "externalIds":[{"system":"mailer","id":"c-11"}]}}\
            """;

    private static final Audience ONE = new Audience(List.of("cus_a"));
    private static final Audience OTHER = new Audience(List.of("cus_b"));

    private final Campaign planned = Campaign.planned(WINTER);
    private final Campaign running = planned.after(new Launched());
    private final Campaign finished = running.after(new Finished());

    @Test
    void isPlannedThenRunsThenIsFinished() {
        assertThat(planned.launch()).containsExactly(new Launched());
        assertThat(running.finish()).containsExactly(new Finished());
        assertThat(finished.status()).isEqualTo(CampaignStatus.FINISHED);
        refused(() -> planned.finish(), "campaign.not-launched");
        refused(() -> finished.launch(), "campaign.finished");
    }

    @Test
    void comesToNothingWhereItIsSoAlready() {
        assertThat(running.launch()).isEmpty();
        assertThat(finished.finish()).isEmpty();
        assertThat(finished.changePlan(WINTER)).isEmpty();
    }

    @Test
    void changesNoMoreWhenFinished() {
        refused(() -> finished.changePlan(renamed("Spring")), "campaign.finished");
        refused(() -> finished.readdress(ONE), "campaign.finished");
        assertThat(running.changePlan(renamed("Spring"))).hasSize(1);
    }

    @Test
    void publishesThePlan() {
        var decision = CampaignEvents.CHANGES.created(planned, new Planned(planned));

        assertThat(json(decision.publications().getFirst()))
                .isEqualTo("{\"change\":{}," + STATE.formatted("PLANNED", 0));
        assertThat(CampaignEvents.TYPE.unique(decision.state()))
                .containsExactly(new UniqueValue("campaign-external-id", "mailer|c-11"));
    }

    @Test
    void publishesFromAndToOfWhatChangedAlone() {
        var to = renamed("Spring");

        var publication =
                CampaignEvents.CHANGES
                        .decide(running, List.of(new PlanChanged(WINTER, to)))
                        .publications()
                        .getFirst();

        assertThat(json(publication))
                .startsWith(
                        "{\"change\":{\"name\":{\"from\":\"Maintenance before"
                                + " winter\",\"to\":\"Spring\"}},");
        assertThat(publication.attributes()).containsExactly("name");
    }

    @Test
    void publishesOfItsAudienceTheSizeAlone() {
        var first = CampaignEvents.CHANGES.decide(planned, planned.readdress(ONE));
        var other =
                CampaignEvents.CHANGES.decide(
                        first.state(), List.of(new Readdressed(first.state().audience(), OTHER)));

        assertThat(json(first.publications().getFirst()))
                .isEqualTo(
                        "{\"change\":{\"audienceSize\":{\"from\":0,\"to\":1}},"
                                + STATE.formatted("PLANNED", 1))
                .doesNotContain("cus_");
        assertThat(other.publications()).isEmpty();
        assertThat(other.state().audience()).isEqualTo(OTHER);
    }

    @Test
    void anAudienceNamesEachOnce() {
        assertThat(new Audience(List.of("cus_b", "cus_a", "cus_b")).customerIds())
                .containsExactly("cus_a", "cus_b");
    }

    private static Plan renamed(String name) {
        return new Plan(
                name,
                WINTER.objective(),
                WINTER.budget(),
                WINTER.channel(),
                WINTER.ownerId(),
                WINTER.externalIds());
    }

    private static String json(Publication publication) {
        return new String(EventCodec.rapport().write(publication.event()), StandardCharsets.UTF_8);
    }

    private static void refused(ThrowingCallable asked, String code) {
        assertThatExceptionOfType(RefusalException.class)
                .isThrownBy(asked)
                .satisfies(no -> assertThat(no.refusal().code()).isEqualTo(code));
    }
}
