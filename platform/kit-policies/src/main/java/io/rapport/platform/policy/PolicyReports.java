package io.rapport.platform.policy;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.policy.PostponedEvents.Postponed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What operators see of policies.
public final class PolicyReports {

    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_NAMED = 100;

    private final List<Policy> policies;
    private final PostponedEvents postponed;

    PolicyReports(List<Policy> policies, PostponedEvents postponed) {
        this.policies = List.copyOf(policies);
        this.postponed = postponed;
    }

    /// How it stands with what this service does because of events.
    ///
    /// @param policies all of them
    /// @param stuck events on which a policy could not act five times and more, the longest first;
    ///   it is tried on every ten minutes
    public record PolicyOverview(List<PolicyReport> policies, List<StuckEvent> stuck) {}

    /// How it stands with one policy.
    ///
    /// @param name of the policy, for example `task-notices`
    /// @param events the types of events that it acts on, for example one of
    ///   `rapport.task.assigned.v1`
    /// @param postponed how many events it could not act on yet, for example `2`, with those that
    ///   wait behind them; 10,000 at most
    public record PolicyReport(String name, List<String> events, long postponed) {}

    /// An event on which a policy could not act.
    ///
    /// @param id by which it is given up, for example `task-notices.rapport.customer.events.3.42`
    /// @param policy its name, for example `task-notices`
    /// @param eventId of the event, for example `tsk_01k9a4t2m0v7q3.1.4`
    /// @param reason the code of why it failed last, for example `command.outbox-full`
    /// @param tries how often it failed, for example `6`
    /// @param since when it failed first
    /// @param nextTry when it is tried again; absent while an earlier one of its record is tried
    public record StuckEvent(
            String id,
            String policy,
            String eventId,
            String reason,
            int tries,
            Instant since,
            @Nullable Instant nextTry) {}

    /// @param most how many stuck ones are named
    public PolicyOverview report(int most) {
        return new PolicyOverview(
                policies.stream().map(this::report).toList(),
                postponed.stuck(most).stream().map(PolicyReports::stuck).toList());
    }

    /// How many of them are named at most; not a number while the store is away.
    double countStuck() {
        try {
            return postponed.countStuck(MOST_NAMED);
        } catch (RuntimeException _) {
            return Double.NaN;
        }
    }

    private PolicyReport report(Policy policy) {
        return new PolicyReport(
                policy.name(),
                policy.events().stream().map(PolicyReports::type).sorted().toList(),
                postponed.count(policy.name(), MOST_COUNTED));
    }

    private static String type(Class<? extends PublishedEvent> event) {
        return Objects.requireNonNull(event.getAnnotation(EventType.class)).value();
    }

    private static StuckEvent stuck(Postponed each) {
        return new StuckEvent(
                each.id(),
                each.policy(),
                each.event(),
                each.reason(),
                each.tries(),
                each.since(),
                each.at());
    }

    /// Gives up that a policy acts on an event; what waits behind it has its turn.
    ///
    /// @return whether it waited
    public boolean giveUp(String id) {
        return postponed.giveUp(id);
    }
}
