package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignChannel;

/// A campaign as other features know it.
///
/// @param channel how it reaches people
public record KnownCampaign(String id, CampaignChannel channel) {}
