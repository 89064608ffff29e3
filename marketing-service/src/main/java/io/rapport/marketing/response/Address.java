package io.rapport.marketing.response;

import io.rapport.marketing.campaign.KnownCampaign;
import io.rapport.marketing.terms.Sequel;
import io.rapport.marketing.touch.KnownTouch;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose response it is, and to what.
///
/// @param since when that happened to which it is a response: the touch, else the launch; `null`
///   where nobody can tell
record Address(
        String campaignId, @Nullable String touchId, String customerId, @Nullable Instant since) {

    /// A touch says both; what is named beside it must agree.
    ///
    /// @throws io.rapport.platform.command.RefusalException `response.address-missing` or
    ///   `response.address-contradicts`
    static Address of(
            @Nullable KnownTouch touch,
            @Nullable KnownCampaign campaign,
            @Nullable String customerId) {
        if (touch != null) {
            if ((campaign != null && !campaign.id().equals(touch.campaignId()))
                    || !Objects.requireNonNullElse(customerId, touch.customerId())
                            .equals(touch.customerId())) {
                throw new ResponseRefusal.AddressContradicts(touch.id()).asException();
            }
            return new Address(
                    touch.campaignId(), touch.id(), touch.customerId(), touch.touchedAt());
        }
        if (campaign == null || customerId == null) {
            throw new ResponseRefusal.AddressMissing().asException();
        }
        return new Address(campaign.id(), null, customerId, campaign.launchedAt());
    }

    /// When a response that is told so came; `null` is now.
    ///
    /// @throws io.rapport.platform.command.RefusalException `response.before-touch` or
    ///   `response.before-launch`
    @Nullable Instant time(@Nullable Instant told, Clock clock) {
        return touchId == null
                ? Sequel.time(told, since, clock, ResponseRefusal.BeforeLaunch::new)
                : Sequel.time(told, since, clock, ResponseRefusal.BeforeTouch::new);
    }
}
