package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a team.
///
/// @param name what it is called
/// @param leadId employee who leads it
/// @param parentTeamId the team that it is part of
/// @param externalIds what other systems call it
/// @param dissolved `true` once there is no such team any more; `null` as long as there is
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record TeamState(
        String name,
        @Nullable String leadId,
        @Nullable String parentTeamId,
        List<ExternalId> externalIds,
        @Nullable Boolean dissolved,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Keeps its own copies.
    public TeamState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public TeamState(
            String name,
            @Nullable String leadId,
            @Nullable String parentTeamId,
            List<ExternalId> externalIds,
            @Nullable Boolean dissolved) {
        this(name, leadId, parentTeamId, externalIds, dissolved, null, null);
    }
}
