package io.rapport.subscriber;

import java.util.List;
import java.util.Map;

/// What to subscribe to, and who is told.
///
/// @param settings Kafka's connection settings: at least `bootstrap.servers`
/// @param group consumer group; all instances that share a store are one group
/// @param topics events topics, see [io.rapport.contracts.Topics]
/// @param held where states are held
public record Subscription(
        Map<String, Object> settings,
        String group,
        List<String> topics,
        HeldStates held,
        Start start,
        Snapshots snapshots,
        EventHandler handler,
        Alerts alerts) {

    /// Copies what could change.
    public Subscription {
        settings = Map.copyOf(settings);
        topics = List.copyOf(topics);
    }

    /// From the beginning of the topics, gaps mended by the event behind them, alerts in the log.
    public static Subscription of(
            Map<String, Object> settings, String group, List<String> topics, HeldStates held) {
        return new Subscription(
                settings,
                group,
                topics,
                held,
                Start.EVENTS,
                Snapshots.none(),
                EventHandler.none(),
                Alerts.logged());
    }

    public Subscription startingFrom(Start other) {
        return new Subscription(settings, group, topics, held, other, snapshots, handler, alerts);
    }

    public Subscription mendingBy(Snapshots other) {
        return new Subscription(settings, group, topics, held, start, other, handler, alerts);
    }

    public Subscription telling(EventHandler other) {
        return new Subscription(settings, group, topics, held, start, snapshots, other, alerts);
    }

    public Subscription alerting(Alerts other) {
        return new Subscription(settings, group, topics, held, start, snapshots, handler, other);
    }
}
