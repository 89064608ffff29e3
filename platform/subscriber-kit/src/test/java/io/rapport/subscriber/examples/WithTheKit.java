package io.rapport.subscriber.examples;

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

/// Keeps the newest state of everything in one topic, here in memory; a real subscriber writes
/// state and last seen into one row of its own database.
///
/// Arguments: broker, events topic, base address of the API; the token is in `RAPPORT_TOKEN`.
public final class WithTheKit {

    /// The subscriber's store.
    static final class Rows implements HeldStates {

        final Map<String, Held> rows = new ConcurrentHashMap<>();

        @Override
        public Optional<LastSeen> lastSeen(String aggregateId) {
            return Optional.ofNullable(rows.get(aggregateId)).map(Held::seen);
        }

        @Override
        public void replace(Held newer) {
            // A withdrawn one stays as a row without content: its place must not be forgotten.
            rows.put(
                    newer.aggregateId(),
                    newer.withdrawn()
                            ? new Held(newer.aggregateId(), newer.seen(), "", newer.origin(), true)
                            : newer);
        }
    }

    private WithTheKit() {}

    static Subscriber subscriber(String broker, String topic, String api, String token, Rows rows) {
        var subscription =
                Subscription.of(
                                Map.of("bootstrap.servers", broker),
                                "example.with-the-kit." + topic,
                                List.of(topic),
                                rows)
                        .startingFrom(Start.STATES)
                        .mendingBy(new SnapshotsOverHttp(api, token));
        return new Subscriber(subscription);
    }

    public static void main(String[] arguments) {
        var token = System.getenv().getOrDefault("RAPPORT_TOKEN", "");
        try (var subscriber =
                subscriber(arguments[0], arguments[1], arguments[2], token, new Rows())) {
            Runtime.getRuntime().addShutdownHook(new Thread(subscriber::close));
            subscriber.run();
        }
    }
}
