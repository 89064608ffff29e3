package io.rapport.suites;

import io.rapport.contracts.Topics;
import io.rapport.subscriber.Held;
import io.rapport.subscriber.HeldStates;
import io.rapport.subscriber.LastSeen;
import io.rapport.subscriber.Subscriber;
import io.rapport.subscriber.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Another system's subscriber with the kit, which holds the newest state of every aggregate.
final class KitSubscriber implements AutoCloseable {

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Subscriber subscriber;

    KitSubscriber(String servers, String group) {
        var topics = List.of(Topics.CUSTOMER, Topics.OPPORTUNITY, Topics.SERVICE, Topics.MARKETING);
        subscriber =
                new Subscriber(
                        Subscription.of(
                                Map.of("bootstrap.servers", servers), group, topics, new Store()));
        Thread.ofVirtual().start(subscriber);
    }

    /// What it holds of aggregates that were not withdrawn.
    Map<String, JsonNode> states() {
        var states = new TreeMap<String, JsonNode>();
        held.forEach((id, each) -> {
            if (!each.withdrawn()) {
                states.put(id, LocalPlatform.json(each.value()).path("state"));
            }
        });
        return states;
    }

    @Override
    public void close() {
        subscriber.close();
    }

    private final class Store implements HeldStates {

        @Override
        public Optional<LastSeen> lastSeen(String aggregateId) {
            return Optional.ofNullable(held.get(aggregateId)).map(Held::seen);
        }

        @Override
        public void replace(Held newer) {
            held.put(newer.aggregateId(), newer);
        }
    }
}
