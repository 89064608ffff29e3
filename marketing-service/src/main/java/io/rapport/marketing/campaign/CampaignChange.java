package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignStatus;

/// What happened to a campaign, in this service's own words. Never leaves the feature.
sealed interface CampaignChange {

    record Planned(Campaign campaign) implements CampaignChange {}

    record PlanChanged(Plan from, Plan to) implements CampaignChange {}

    record Readdressed(Audience from, Audience to) implements CampaignChange {}

    record Launched() implements CampaignChange {}

    record Finished() implements CampaignChange {}

    record Cancelled(CampaignStatus from) implements CampaignChange {}
}
