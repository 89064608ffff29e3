package io.rapport.platform.policy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.ImportMode;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.consume.Outage;
import io.rapport.platform.consume.ReceivedEvent;
import org.bson.BsonSerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/// Lets a policy act on an event once, and tells what came of it.
final class PolicyRuns {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRuns.class);

    private final RestoredAggregates own;
    private final PolicyMeters meters;

    PolicyRuns(RestoredAggregates own, PolicyMeters meters) {
        this.own = own;
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
        if (!own.holds(received.aggregateId(), received.order())) {
            return done(policy, "taken-back");
        }
        return react(policy, new Occurrence<>(policy.name(), envelope, event));
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
            if (isStoreAway(e)) {
                throw e;
            }
            return failed(policy, occurrence, e);
        } catch (LinkageError | StackOverflowError | AssertionError e) {
            return failed(policy, occurrence, e);
        }
    }

    /// A fault of ours, a neighbour that is away, or something about this event alone: others go
    /// on.
    private Outcome failed(Policy policy, Occurrence<?> occurrence, Throwable failure) {
        LOG.debug("{} failed on {}", policy.name(), occurrence.envelope().id(), failure);
        meters.ran(policy.name(), "failed");
        return new Outcome.Later(failure.getClass().getSimpleName());
    }

    /// Whether nothing can be acted on: all policies pause.
    private static boolean isStoreAway(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoWriteException
                    || cause instanceof DataIntegrityViolationException
                    || cause instanceof BsonSerializationException) {
                return false;
            }
            if (cause instanceof MongoException || cause instanceof DataAccessException) {
                return true;
            }
        }
        return failure instanceof IllegalStateException && Outage.is(failure);
    }

    private Outcome done(Policy policy, String outcome) {
        meters.ran(policy.name(), outcome);
        return new Outcome.Done();
    }
}
