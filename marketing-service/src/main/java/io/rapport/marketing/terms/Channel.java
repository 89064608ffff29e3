package io.rapport.marketing.terms;

import io.rapport.contracts.marketing.CampaignChannel;
import org.jspecify.annotations.Nullable;

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

    /// What is said, else what is usual.
    public static CampaignChannel or(CampaignChannel usual, @Nullable Channel said) {
        return said == null ? usual : said.published();
    }

    /// The same as published.
    public CampaignChannel published() {
        return CampaignChannel.valueOf(name());
    }
}
