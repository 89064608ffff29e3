package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignState;
import io.rapport.platform.aggregate.Stored;

/// A campaign as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
record CampaignView(String id, long revision, int epoch, long sequence, CampaignState state) {

    static CampaignView of(Stored<Campaign> stored) {
        return new CampaignView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                CampaignPublishing.state(stored.state()));
    }
}
