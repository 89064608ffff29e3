package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a team. Nothing of it is personal.
@PublishedOn(Topics.CUSTOMER)
public sealed interface TeamEvent extends PublishedEvent {

    @Override
    TeamState state();

    /// A team was formed.
    @EventType("rapport.team.formed.v1")
    record TeamFormed(TeamFormed.Change change, TeamState state) implements TeamEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// Name, lead or place in the organization changed.
    @EventType("rapport.team.changed.v1")
    record TeamChanged(TeamChanged.Change change, TeamState state) implements TeamEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> name,
                @Nullable Changed<String> leadId,
                @Nullable Changed<String> parentTeamId,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// There is no such team any more: nobody works in it, no team is part of it.
    @EventType("rapport.team.dissolved.v1")
    record TeamDissolved(TeamDissolved.Change change, TeamState state) implements TeamEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.team.restored.v1")
    record TeamRestored(Restoration change, TeamState state)
            implements TeamEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this team: there is none.
    @EventType("rapport.team.withdrawn.v1")
    record TeamWithdrawn(Restoration change, TeamState state)
            implements TeamEvent, WithdrawnEvent {}
}
