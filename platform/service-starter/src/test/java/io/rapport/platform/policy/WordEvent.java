package io.rapport.platform.policy;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.WithdrawnEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that is published about words, on a topic of these tests alone.
@PublishedOn(WordEvent.TOPIC)
public sealed interface WordEvent extends PublishedEvent {

    String TOPIC = "rapport.words.events";

    @Override
    WordState state();

    /// A word.
    ///
    /// @param text what it says
    record WordState(String text, @Nullable Instant createdAt, @Nullable Instant changedAt) {

        WordState(String text) {
            this(text, null, null);
        }
    }

    /// Somebody said it.
    @EventType("rapport.word.said.v1")
    record WordSaid(WordSaid.Change change, WordState state) implements WordEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// It was said again, in other words.
    @EventType("rapport.word.repeated.v1")
    record WordRepeated(WordRepeated.Change change, WordState state) implements WordEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.word.restored.v1")
    record WordRestored(Restoration change, WordState state)
            implements WordEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this word.
    @EventType("rapport.word.withdrawn.v1")
    record WordWithdrawn(Restoration change, WordState state)
            implements WordEvent, WithdrawnEvent {}
}
