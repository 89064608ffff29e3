package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign as other features know it.
///
/// @param channel how it reaches people
/// @param launchedAt from when on it can have touched anybody; `null` where nobody can tell any
///   more
public record KnownCampaign(String id, CampaignChannel channel, @Nullable Instant launchedAt) {}
