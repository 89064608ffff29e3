package com.example.subscriber;

import io.rapport.contracts.EventOrder;
import io.rapport.subscriber.Held;
import io.rapport.subscriber.HeldStates;
import io.rapport.subscriber.LastSeen;
import io.rapport.subscriber.Start;
import io.rapport.subscriber.Subscriber;
import io.rapport.subscriber.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the newest state of everything in one topic and says what it holds, line by line:
/// `held <aggregate id> <epoch>.<sequence>`. It begins with the whole history; with `STATES` as
/// third argument, with the state topic.
///
/// Arguments: broker, events topic, where to start (`EVENTS` unless given).
public final class FirstSubscriber {

    private FirstSubscriber() {}

    public static void main(String[] arguments) {
        var subscription =
                Subscription.of(
                                Map.of("bootstrap.servers", arguments[0]),
                                "first-subscriber." + arguments[1],
                                List.of(arguments[1]),
                                new Rows())
                        .startingFrom(
                                arguments.length > 2
                                        ? Start.valueOf(arguments[2])
                                        : Start.EVENTS);
        try (var subscriber = new Subscriber(subscription)) {
            Runtime.getRuntime().addShutdownHook(new Thread(subscriber::close));
            subscriber.run();
        }
    }

    /// The subscriber's store. A real one writes what it keeps and the last seen into one row of
    /// its own database; this one forgets everything when it ends.
    private static final class Rows implements HeldStates {

        private final Map<String, Held> rows = new ConcurrentHashMap<>();

        @Override
        public Optional<LastSeen> lastSeen(String aggregateId) {
            return Optional.ofNullable(rows.get(aggregateId)).map(Held::seen);
        }

        @Override
        public void replace(Held newer) {
            rows.put(newer.aggregateId(), newer);
            var order = newer.seen().order();
            System.out.printf(
                    "%s %s %d.%d%n",
                    newer.withdrawn() ? "gone" : "held",
                    newer.aggregateId(),
                    EventOrder.epoch(order),
                    EventOrder.sequence(order));
        }
    }
}
