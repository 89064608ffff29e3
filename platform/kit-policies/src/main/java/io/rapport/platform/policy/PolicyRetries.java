package io.rapport.platform.policy;

import com.mongodb.MongoException;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.consume.RecordReader;
import io.rapport.platform.policy.PolicyRuns.Outcome;
import io.rapport.platform.policy.PostponedEvents.Postponed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Tries again what a policy could not act on, the earliest of an aggregate first, and goes on with
/// what waits behind it. Several instances share the work.
final class PolicyRetries extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRetries.class);
    private static final int AT_A_TIME = 100;
    private static final long SWEPT_EVERY = 3_600;

    private final Map<String, Policy> policies;
    private final PostponedEvents postponed;
    private final PolicyRuns runs;
    private final RecordFetcher fetcher;
    private final RecordReader reader;
    private final Duration pause;

    PolicyRetries(
            List<Policy> policies,
            PostponedEvents postponed,
            PolicyRuns runs,
            RecordFetcher fetcher,
            RecordReader reader,
            Duration pause) {
        super("policy-retries");
        this.policies =
                policies.stream().collect(Collectors.toMap(Policy::name, Function.identity()));
        this.postponed = postponed;
        this.runs = runs;
        this.fetcher = fetcher;
        this.reader = reader;
        this.pause = pause;
    }

    @Override
    protected boolean isNeeded() {
        return !policies.isEmpty();
    }

    @Override
    protected void work() throws InterruptedException {
        for (var looks = 0L; goesOn(); looks++) {
            if (look(looks % SWEPT_EVERY == 0) < AT_A_TIME) {
                Thread.sleep(pause);
            }
        }
    }

    /// @return how many were due
    private int look(boolean sweeps) {
        try {
            if (sweeps) {
                postponed.sweep();
            }
            var due = postponed.due(policies.keySet(), AT_A_TIME);
            if (!due.isEmpty()) {
                tryAgain(due);
            }
            return due.size();
        } catch (MongoException | IllegalStateException | KafkaException | DataAccessException e) {
            LOG.debug("postponed events wait for store and broker", e);
        } catch (RuntimeException e) {
            LOG.error("postponed events could not be looked at; they are looked at again", e);
        }
        return 0;
    }

    private void tryAgain(List<Postponed> due) {
        try (var log = fetcher.single(reader)) {
            for (var each : due) {
                var next = Optional.of(each);
                while (next.isPresent() && goesOn()) {
                    next = postponed.take(next.get()).flatMap(taken -> tried(taken, log));
                }
            }
        }
    }

    /// @return the next of its aggregate, if it is done
    private Optional<Postponed> tried(Postponed taken, RecordFetcher.Single log) {
        Outcome outcome;
        try {
            outcome = run(taken, log);
        } catch (RuntimeException e) {
            postponed.giveBack(taken);
            throw e;
        }
        return switch (outcome) {
            case Outcome.Done _ -> postponed.done(taken);
            case Outcome.Later(var reason) -> {
                failed(taken, reason);
                yield Optional.empty();
            }
        };
    }

    private void failed(Postponed taken, String reason) {
        postponed.failed(taken, reason);
        if (taken.tries() + 1 == PostponedEvents.STUCK) {
            LOG.warn(
                    "{} could not act on {} {} times: {}",
                    taken.policy(),
                    taken.event(),
                    PostponedEvents.STUCK,
                    reason);
        }
    }

    /// @throws RuntimeException while store or broker are away
    private Outcome run(Postponed taken, RecordFetcher.Single log) {
        var policy = policies.get(taken.policy());
        var found = log.fetch(taken.topic(), taken.partition(), taken.offset());
        if (policy == null || found.isEmpty() || found.get().event() == null) {
            return new Outcome.Later("record.gone");
        }
        var event = found.get().event();
        return policy.reactsTo(event)
                ? runs.run(policy, found.get(), event)
                : new Outcome.Later("policy.no-reaction");
    }
}
