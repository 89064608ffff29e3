package io.rapport.platform.policy;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.EventConsumer;
import io.rapport.platform.consume.LogEnds;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.policy.PolicyRuns.Outcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads for all policies of a service. Positions are raised after the effects: what is brought
/// again is acted on again, to the same end.
final class PolicyConsumer implements EventConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyConsumer.class);

    static final String NAME = "policies";

    /// Within a batch, so that one that takes long is not done again as a whole.
    private static final int NOTED_AFTER = 50;

    private final List<Policy> policies;
    private final Map<String, Set<String>> topicsOf = new LinkedHashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final PolicyPositions positions;
    private final PostponedEvents postponed;
    private final PolicyRuns runs;

    /// What concerned no policy is noted so often: read again, it is passed over again.
    private static final long NOTED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /// Of the partitions of this instance, when its progress was written last.
    private final Map<TopicPartition, Long> noted = new ConcurrentHashMap<>();

    /// Of the partitions of this instance, what each policy is to act on next.
    private final Map<TopicPartition, Map<String, Long>> next = new ConcurrentHashMap<>();

    PolicyConsumer(
            List<Policy> policies,
            EventCatalogue catalogue,
            PolicyPositions positions,
            PostponedEvents postponed,
            PolicyRuns runs) {
        this.policies = List.copyOf(policies);
        this.positions = positions;
        this.postponed = postponed;
        this.runs = runs;
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

    /// Every policy begins in all of its topics at once, also in those that there are not yet.
    @Override
    public Map<TopicPartition, Long> startingAt(Collection<TopicPartition> places, LogEnds log) {
        var ends = log.of(topics());
        if (!ends.keySet().containsAll(places)) {
            throw new IllegalStateException("the broker does not tell all ends yet");
        }
        var began = new HashMap<String, Map<TopicPartition, Long>>();
        topicsOf.forEach((policy, topics) -> {
            var all = began.computeIfAbsent(policy, _ -> new HashMap<>());
            topics.forEach(
                    topic -> all.putAll(positions.began(policy, topic, () -> within(topic, ends))));
        });
        var begins = new HashMap<TopicPartition, Long>();
        for (var place : places) {
            var each = startingAt(place, began, ends.get(place));
            next.put(place, each);
            each.values().stream().min(Long::compare).ifPresent(least -> begins.put(place, least));
        }
        return begins;
    }

    private static Map<TopicPartition, Long> within(
            String topic, Map<TopicPartition, Long> offsets) {
        var some = new HashMap<>(offsets);
        some.keySet().removeIf(place -> !place.topic().equals(topic));
        return some;
    }

    private Map<String, Long> startingAt(
            TopicPartition place,
            Map<String, Map<TopicPartition, Long>> began,
            @Nullable Long end) {
        var known = positions.next(place);
        var begins = new ConcurrentHashMap<String, Long>();
        began.forEach((policy, places) -> {
            if (topicsOf.getOrDefault(policy, Set.of()).contains(place.topic())) {
                var from = Math.max(known.getOrDefault(policy, 0L), places.getOrDefault(place, 0L));
                if (end != null && from > end) {
                    LOG.error(
                            "{} was at {} of {}, which ends at {}: the log was made anew or put"
                                    + " back; it goes on from its end",
                            policy,
                            from,
                            place,
                            end);
                    positions.putBack(place, policy, end);
                    from = end;
                }
                begins.put(policy, from);
            }
        });
        return begins;
    }

    @Override
    public void revoked(Collection<TopicPartition> places) {
        places.forEach(place -> {
            next.remove(place);
            noted.remove(place);
        });
    }

    @Override
    public void accept(EventBatch batch) {
        var live = !batch.next().isEmpty();
        var acted = 0;
        var concerned = new HashSet<TopicPartition>();
        for (var event : batch.events()) {
            for (var policy : policies) {
                if (event.event() != null
                        && policy.reactsTo(event.event())
                        && (live ? isNext(policy, event) : isWithin(policy, event))) {
                    act(policy, event, event.event());
                    concerned.add(place(event));
                    acted++;
                }
            }
            if (live && acted >= NOTED_AFTER) {
                raise(place(event), event.offset() + 1);
                acted = 0;
            }
        }
        batch.next()
                .forEach((place, offset) -> {
                    if (concerned.contains(place) || isNotedLongAgo(place)) {
                        raise(place, offset);
                    } else {
                        next(place).replaceAll((_, before) -> Math.max(before, offset));
                    }
                });
    }

    private boolean isNotedLongAgo(TopicPartition place) {
        var last = noted.get(place);
        return last == null || System.nanoTime() - last >= NOTED_EVERY_NANOS;
    }

    private static TopicPartition place(ReceivedEvent event) {
        return new TopicPartition(event.topic(), event.partition());
    }

    private boolean isNext(Policy policy, ReceivedEvent event) {
        return event.offset() >= next(place(event)).getOrDefault(policy.name(), 0L);
    }

    /// Of what an operator has brought again: whether the policy had begun by then.
    private boolean isWithin(Policy policy, ReceivedEvent event) {
        var began = positions.begun(policy.name(), event.topic());
        return began.isPresent() && event.offset() >= began.get().getOrDefault(place(event), 0L);
    }

    private Map<String, Long> next(TopicPartition place) {
        var known = next.get(place);
        if (known == null) {
            // Nobody said where to begin there: as while the broker is away, they are brought
            // again.
            throw new KafkaException("not read here: " + place);
        }
        return known;
    }

    private void act(Policy policy, ReceivedEvent received, PublishedEvent event) {
        switch (postponed.standing(policy.name(), received)) {
            case GIVEN_UP -> {}
            case WAITS -> postponed.add(policy.name(), received, "waits", 0);
            case FREE -> {
                if (runs.run(policy, received, event) instanceof Outcome.Later(var reason)) {
                    postponed.add(policy.name(), received, reason, 1);
                }
            }
        }
    }

    /// The partitions of this instance.
    Set<TopicPartition> partitions() {
        return Set.copyOf(next.keySet());
    }

    /// How many records lie between what every policy is done with and these ends.
    long behind(Map<TopicPartition, Long> ends) {
        var behind = 0L;
        for (var each : next.entrySet()) {
            var end = ends.getOrDefault(each.getKey(), 0L);
            var least = each.getValue().values().stream().min(Long::compare).orElse(end);
            behind += Math.max(0, end - least);
        }
        return behind;
    }

    private void raise(TopicPartition place, long offset) {
        var raised = next(place);
        positions.raise(place, raised.keySet(), offset);
        noted.put(place, System.nanoTime());
        raised.replaceAll((_, before) -> Math.max(before, offset));
    }
}
