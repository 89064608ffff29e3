package io.rapport.platform.policy;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.ImportMode;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.aggregate.RestoreMark;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.consume.Outage;
import io.rapport.platform.consume.ReceivedEvent;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a policy act on an event once, and tells what came of it.
final class PolicyRuns {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRuns.class);

    private final RestoredAggregates own;
    private final Supplier<Optional<String>> restores;
    private final PolicyMeters meters;

    PolicyRuns(RestoredAggregates own, RestoreMark restores, PolicyMeters meters) {
        this.own = own;
        this.restores = restores::current;
        this.meters = meters;
    }

    /// What came of it.
    sealed interface Outcome {

        /// It acted, or decided that there is nothing to do.
        record Done() implements Outcome {}

        /// It is to be asked again.
        ///
        /// @param reason a code
        record Later(String reason) implements Outcome {}
    }

    /// @throws RuntimeException while the store is away
    Outcome run(Policy policy, ReceivedEvent received, PublishedEvent event) {
        var envelope = received.envelope();
        if (envelope.imported() == ImportMode.HISTORY) {
            return done(policy, "history");
        }
        if (envelope.hops() >= EventEnvelope.MOST_HOPS) {
            LOG.warn(
                    "{} does not act on {}: {} causes lie before it, a circle of policies",
                    policy.name(),
                    envelope.id(),
                    envelope.hops());
            return done(policy, "circle");
        }
        var since = restores.get();
        if (since.isPresent() && !own.holds(received.aggregateId(), received.order())) {
            return done(policy, "taken-back");
        }
        return react(policy, new Occurrence<>(policy.name(), envelope, event, since.orElse("")));
    }

    private Outcome react(Policy policy, Occurrence<?> occurrence) {
        try {
            policy.react(occurrence);
            return done(policy, "acted");
        } catch (RefusalException e) {
            var refusal = e.refusal();
            if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
                meters.ran(policy.name(), "postponed");
                return new Outcome.Later(refusal.code());
            }
            LOG.info(
                    "{} does nothing about {}: {}",
                    policy.name(),
                    occurrence.envelope().id(),
                    refusal.code());
            return done(policy, "refused");
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            // A fault of ours, or of this event alone: others go on.
            LOG.debug("{} failed on {}", policy.name(), occurrence.envelope().id(), e);
            meters.ran(policy.name(), "failed");
            return new Outcome.Later(e.getClass().getSimpleName());
        }
    }

    private Outcome done(Policy policy, String outcome) {
        meters.ran(policy.name(), outcome);
        return new Outcome.Done();
    }
}
