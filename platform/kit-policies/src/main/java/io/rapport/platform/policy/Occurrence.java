package io.rapport.platform.policy;

import io.rapport.contracts.Actor;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.aggregate.DerivedIds;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.scope.AccessScope;
import java.util.Objects;

/// An event that a policy acts on, and the contexts of what it may ask for because of it.
///
/// @param policy its name
/// @param since tells the time since the last restore from the time before; empty where there was
///   none
public record Occurrence<E extends PublishedEvent>(
        String policy, EventEnvelope envelope, E event, String since) {

    /// Whose event it is: the id of its aggregate.
    public String subject() {
        return envelope.subject();
    }

    /// What the policy may see: everything of the event's tenant.
    public AccessScope scope() {
        return new AccessScope.SystemScope(envelope.tenant());
    }

    /// For a change of an aggregate.
    public CommandContext changing() {
        return new CommandContext(
                        scope(),
                        Actor.of(Actor.Kind.SYSTEM, "policy." + policy).header(),
                        null,
                        null,
                        null,
                        Objects.requireNonNullElse(envelope.correlationId(), envelope.id()),
                        envelope.id(),
                        envelope.traceparent())
                .after(envelope.hops() + 1);
    }

    /// For a creation: one comes into being for this event, policy and purpose, however often it is
    /// asked for.
    ///
    /// @param purpose tells apart what one event creates, for example by whom it is for
    public CommandContext creating(String purpose) {
        return changing()
                .creating(
                        DerivedIds.of(
                                envelope.recorded(), policy, envelope.id(), purpose, since));
    }
}
