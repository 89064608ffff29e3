package io.rapport.analytics.vocabulary;

import io.rapport.contracts.ExternalId;
import java.util.List;

/// What other systems call an aggregate.
public record ExternalIds(List<ExternalId> ids) {

    public ExternalIds {
        ids = List.copyOf(ids);
    }
}
