package io.rapport.subscriber;

/// Takes every event, for a subscriber that keeps history or acts: repeats and events of unknown
/// type too, before the rule is applied.
@FunctionalInterface
public interface EventHandler {

    /// At least once per event, in the order of its partition. If it throws, the record comes again
    /// after a pause.
    void handle(ReceivedEvent event);

    /// Does nothing.
    static EventHandler none() {
        return event -> {};
    }
}
