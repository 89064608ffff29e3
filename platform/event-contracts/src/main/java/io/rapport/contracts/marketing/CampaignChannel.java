package io.rapport.contracts.marketing;

/// How a campaign reaches people.
public enum CampaignChannel {
    EMAIL,
    SMS,
    PHONE,
    LETTER,
    CHAT,
    SOCIAL,
    WEB,
    EVENT,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
