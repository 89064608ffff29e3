package io.rapport.platform.policy;

import com.mongodb.MongoException;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.consume.RecordFetcher;
import io.rapport.platform.consume.RecordReader;
import io.rapport.platform.policy.PolicyRuns.Outcome;
import io.rapport.platform.policy.PostponedEvents.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Tries again what a policy could not act on, the earliest of an aggregate first. Whoever takes an
/// event for a try has it until its next step, so that several instances share the work.
final class PolicyRetries extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRetries.class);
    private static final int AT_A_TIME = 100;

    private final Map<String, Policy> policies;
    private final PostponedEvents postponed;
    private final PolicyRuns runs;
    private final RecordFetcher fetcher;
    private final RecordReader reader;
    private final Clock clock;
    private final Duration pause;

    PolicyRetries(
            List<Policy> policies,
            PostponedEvents postponed,
            PolicyRuns runs,
            RecordFetcher fetcher,
            RecordReader reader,
            Clock clock,
            Duration pause) {
        super("policy-retries");
        this.policies =
                policies.stream().collect(Collectors.toMap(Policy::name, Function.identity()));
        this.postponed = postponed;
        this.runs = runs;
        this.fetcher = fetcher;
        this.reader = reader;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    protected boolean isNeeded() {
        return !policies.isEmpty();
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            look();
            Thread.sleep(pause);
        }
    }

    private void look() {
        try {
            for (var each : postponed.due(clock.instant(), AT_A_TIME)) {
                if (!goesOn()) {
                    return;
                }
                tryAgain(each);
            }
        } catch (MongoException
                | IllegalStateException
                | KafkaException
                | DataAccessException e) {
            LOG.debug("postponed events wait for store and broker", e);
        } catch (RuntimeException e) {
            LOG.error("postponed events could not be looked at; they are looked at again", e);
        }
    }

    private void tryAgain(Postponed each) {
        var first = postponed.first(each.policy(), each.key());
        if (first.isPresent() && !first.get().id().equals(each.id())) {
            postponed.wait(each, clock.instant());
            return;
        }
        if (postponed.take(each, clock.instant())) {
            switch (run(each)) {
                case Outcome.Done _ -> {
                    var _ = postponed.done(each, clock.instant());
                }
                case Outcome.Later(var reason) -> failed(each, reason);
            }
        }
    }

    private void failed(Postponed each, String reason) {
        postponed.failed(each, reason);
        if (each.tries() + 1 == PostponedEvents.STUCK) {
            LOG.warn(
                    "{} could not act on {} {} times: {}",
                    each.policy(),
                    each.event(),
                    PostponedEvents.STUCK,
                    reason);
        }
    }

    private Outcome run(Postponed each) {
        var policy = policies.get(each.policy());
        if (policy == null) {
            return new Outcome.Later("policy.unknown");
        }
        var found = fetcher.fetch(each.topic(), each.partition(), each.offset(), reader);
        if (found.isEmpty() || found.get().event() == null) {
            return new Outcome.Later("record.gone");
        }
        var event = found.get().event();
        return policy.reactsTo(event)
                ? runs.run(policy, found.get(), event)
                : new Outcome.Later("policy.unknown");
    }

}
