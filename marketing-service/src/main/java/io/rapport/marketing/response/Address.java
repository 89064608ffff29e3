package io.rapport.marketing.response;

import io.rapport.marketing.touch.KnownTouch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose response it is, and to what.
record Address(String campaignId, @Nullable String touchId, String customerId) {

    /// A touch says both; what is named beside it must agree.
    ///
    /// @throws io.rapport.platform.command.RefusalException `response.address-missing` or
    ///   `response.address-contradicts`
    static Address of(
            @Nullable KnownTouch touch, @Nullable String campaignId, @Nullable String customerId) {
        if (touch != null) {
            if (!Objects.requireNonNullElse(campaignId, touch.campaignId())
                            .equals(touch.campaignId())
                    || !Objects.requireNonNullElse(customerId, touch.customerId())
                            .equals(touch.customerId())) {
                throw new ResponseRefusal.AddressContradicts(touch.id()).asException();
            }
            return new Address(touch.campaignId(), touch.id(), touch.customerId());
        }
        if (campaignId == null || customerId == null) {
            throw new ResponseRefusal.AddressMissing().asException();
        }
        return new Address(campaignId, null, customerId);
    }
}
