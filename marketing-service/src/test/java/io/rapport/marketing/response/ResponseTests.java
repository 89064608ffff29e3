package io.rapport.marketing.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.contracts.marketing.ResponseOutcome;
import io.rapport.marketing.campaign.KnownCampaign;
import io.rapport.marketing.touch.KnownTouch;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whose response it is, and what the world hears of it.
class ResponseTests {

    private static final KnownTouch TOUCH = new KnownTouch("tou_1", "cam_1", "cus_1", null);

    @Test
    void aTouchSaysWhoseResponseItIs() {
        var address = new Address("cam_1", "tou_1", "cus_1", null);

        assertThat(Address.of(TOUCH, null, null)).isEqualTo(address);
        assertThat(Address.of(TOUCH, campaign("cam_1"), "cus_1")).isEqualTo(address);
        refused(() -> Address.of(TOUCH, campaign("cam_2"), null), "response.address-contradicts");
        refused(() -> Address.of(TOUCH, null, "cus_2"), "response.address-contradicts");
    }

    @Test
    void withoutATouchCampaignAndCustomerAreNeeded() {
        assertThat(Address.of(null, campaign("cam_1"), "cus_1"))
                .isEqualTo(new Address("cam_1", null, "cus_1", null));
        refused(() -> Address.of(null, campaign("cam_1"), null), "response.address-missing");
        refused(() -> Address.of(null, null, "cus_1"), "response.address-missing");
    }

    @Test
    void keepsTheCustomersWordsInThePersonalPart() {
        assertThat(json("Please call me."))
                .isEqualTo(
                        """
                        {"change":{},"state":{"campaignId":"cam_1","touchId":"tou_1",\
                        "customerId":"cus_1","outcome":"ANSWERED","externalIds":[]},\
                        "personal":{"clear":{"change":{"note":{"to":"Please call me."}},\
                        "state":{"note":"Please call me."}}}}\
                        """);
        assertThat(json(null)).doesNotContain("personal");
    }

    private static KnownCampaign campaign(String id) {
        return new KnownCampaign(id, CampaignChannel.EMAIL, null, null);
    }

    private static String json(@Nullable String note) {
        var response =
                new Response("cam_1", "tou_1", "cus_1", ResponseOutcome.ANSWERED, note, List.of());
        var publication = ResponseEvents.receive(response, null).publications().getFirst();
        return new String(EventCodec.rapport().write(publication.event()), StandardCharsets.UTF_8);
    }

    private static void refused(ThrowingCallable asked, String code) {
        assertThatExceptionOfType(RefusalException.class)
                .isThrownBy(asked)
                .satisfies(no -> assertThat(no.refusal().code()).isEqualTo(code));
    }
}
