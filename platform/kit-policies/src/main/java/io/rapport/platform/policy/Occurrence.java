package io.rapport.platform.policy;

import io.rapport.contracts.Actor;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.aggregate.DerivedIds;
import io.rapport.platform.command.ClaimableSystems;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.text.Hashes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event that a policy acts on, and the contexts of what it may ask for because of it.
public final class Occurrence<E extends PublishedEvent> {

    private final String policy;
    private final EventEnvelope envelope;
    private final E event;
    private final Set<String> purposes = new HashSet<>();

    Occurrence(String policy, EventEnvelope envelope, E event) {
        this.policy = policy;
        this.envelope = envelope;
        this.event = event;
    }

    public EventEnvelope envelope() {
        return envelope;
    }

    public E event() {
        return event;
    }

    /// Whose event it is: the id of its aggregate.
    public String subject() {
        return envelope.subject();
    }

    /// What the policy may see: everything of the event's tenant.
    public AccessScope scope() {
        return new AccessScope.SystemScope(envelope.tenant());
    }

    /// For a change of an aggregate: asked for again within a day, it is answered and not done
    /// again.
    ///
    /// @param purpose tells apart what one event changes, for example the id of what is changed
    public CommandContext changing(String purpose) {
        var key = Hashes.of("policy", policy, envelope.id(), once(purpose));
        return context(new IdempotencyKey(key, key));
    }

    /// For a creation: one comes into being for this event, policy and purpose, however often it is
    /// asked for.
    ///
    /// @param purpose tells apart what one event creates, for example by whom it is for
    public CommandContext creating(String purpose) {
        return context(null)
                .creating(DerivedIds.of(envelope.recorded(), policy, envelope.id(), once(purpose)));
    }

    /// @throws IllegalStateException where two things would be taken for one
    private String once(String purpose) {
        if (!purposes.add(purpose)) {
            throw new IllegalStateException("asked for twice for one purpose: " + purpose);
        }
        return purpose;
    }

    private CommandContext context(@Nullable IdempotencyKey key) {
        return new CommandContext(
                        scope(),
                        Actor.of(Actor.Kind.SYSTEM, "policy." + policy).header(),
                        key,
                        null,
                        null,
                        Objects.requireNonNullElse(envelope.correlationId(), envelope.id()),
                        envelope.id(),
                        envelope.traceparent(),
                        ClaimableSystems.ALL)
                .after(envelope.hops() + 1);
    }
}
