package io.rapport.platform.policy;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.EventConsumer;
import io.rapport.platform.consume.LogEnds;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.policy.PolicyRuns.Outcome;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads for all policies of a service. Positions are raised after the effects: what is brought
/// again is acted on again, to the same end.
final class PolicyConsumer implements EventConsumer {

    static final String NAME = "policies";

    private final List<Policy> policies;
    private final Map<String, Set<String>> topicsOf = new LinkedHashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final PolicyPositions positions;
    private final PostponedEvents postponed;
    private final PolicyRuns runs;
    private final Clock clock;

    /// Of the partitions of this instance, what each policy is to act on next.
    private final Map<TopicPartition, Map<String, Long>> next = new ConcurrentHashMap<>();

    PolicyConsumer(
            List<Policy> policies,
            EventCatalogue catalogue,
            PolicyPositions positions,
            PostponedEvents postponed,
            PolicyRuns runs,
            Clock clock) {
        this.policies = List.copyOf(policies);
        this.positions = positions;
        this.postponed = postponed;
        this.runs = runs;
        this.clock = clock;
        for (var policy : policies) {
            var topics = new TreeSet<String>();
            for (var entry : catalogue.entries()) {
                if (policy.events().contains(entry.record())) {
                    topics.addAll(entry.topics());
                    types.add(entry.type());
                }
            }
            if (topics.isEmpty() || topicsOf.put(policy.name(), topics) != null) {
                throw new IllegalStateException(
                        "a policy needs events, and a name of its own: " + policy.name());
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> topics() {
        return topicsOf.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Override
    public boolean wants(@Nullable String type) {
        return type != null && types.contains(type);
    }

    /// Of what cannot be read, what came later waits too.
    @Override
    public boolean waitsForParked() {
        return true;
    }

    @Override
    public Map<TopicPartition, Long> startingAt(Collection<TopicPartition> places, LogEnds log) {
        var begins = new HashMap<TopicPartition, Long>();
        for (var place : places) {
            var each = startingAt(place, log);
            next.put(place, each);
            each.values().stream()
                    .min(Long::compare)
                    .ifPresent(least -> begins.put(place, least));
        }
        return begins;
    }

    private Map<String, Long> startingAt(TopicPartition place, LogEnds log) {
        var known = positions.next(place);
        var begins = new HashMap<String, Long>();
        topicsOf.forEach((policy, topics) -> {
            if (topics.contains(place.topic())) {
                var began =
                        positions.began(
                                policy, place.topic(), () -> log.of(Set.of(place.topic())));
                begins.put(
                        policy,
                        Math.max(
                                known.getOrDefault(policy, 0L), began.getOrDefault(place, 0L)));
            }
        });
        return begins;
    }

    @Override
    public void revoked(Collection<TopicPartition> places) {
        places.forEach(next::remove);
    }

    @Override
    public void accept(EventBatch batch) {
        var live = !batch.next().isEmpty();
        for (var event : batch.events()) {
            for (var policy : policies) {
                if (event.event() != null
                        && policy.reactsTo(event.event())
                        && (!live || isNext(policy, event))) {
                    act(policy, event, event.event());
                }
            }
        }
        batch.next().forEach(this::raise);
    }

    private boolean isNext(Policy policy, ReceivedEvent event) {
        var place = new TopicPartition(event.topic(), event.partition());
        return event.offset() >= next(place).getOrDefault(policy.name(), 0L);
    }

    private Map<String, Long> next(TopicPartition place) {
        var known = next.get(place);
        if (known == null) {
            // Records of a partition that nobody said was ours: they are brought again.
            throw new IllegalStateException("not read here: " + place);
        }
        return known;
    }

    private void act(Policy policy, ReceivedEvent received, PublishedEvent event) {
        if (postponed.holds(policy.name(), received.aggregateId())) {
            postponed.add(policy.name(), received, "waits", 0, clock.instant());
            return;
        }
        switch (runs.run(policy, received, event)) {
            case Outcome.Done _ -> {}
            case Outcome.Later(var reason) ->
                    postponed.add(policy.name(), received, reason, 1, clock.instant());
        }
    }

    private void raise(TopicPartition place, long offset) {
        var raised = next(place);
        positions.raise(place, raised.keySet(), offset);
        raised.replaceAll((_, before) -> Math.max(before, offset));
    }
}
