package io.rapport.marketing.terms;

import io.rapport.contracts.marketing.CampaignChannel;

/// A channel as requests name it.
public enum Channel {
    EMAIL,
    SMS,
    PHONE,
    LETTER,
    CHAT,
    SOCIAL,
    WEB,
    EVENT;

    /// The same as published.
    public CampaignChannel published() {
        return CampaignChannel.valueOf(name());
    }
}
