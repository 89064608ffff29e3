package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;

/// What changes of a campaign.
public final class CampaignAttributes {

    public static final Attribute<String> NAME = new Attribute<>(0, "name", String.class);

    public static final Attribute<String> CHANNEL = new Attribute<>(1, "channel", String.class);

    public static final Attribute<String> STATUS = new Attribute<>(2, "status", String.class);

    private CampaignAttributes() {}
}
