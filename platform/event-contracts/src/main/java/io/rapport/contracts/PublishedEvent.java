package io.rapport.contracts;

import org.jspecify.annotations.Nullable;

/// The value of one published record: what changed, the aggregate's public state after it, and the
/// personal part of both. Each family of events is a sealed interface of records below this root.
/// The root itself is open, for a sealed type cannot permit types of another package.
public interface PublishedEvent {

    /// What happened, with from and to. Never personal.
    Object change();

    /// The aggregate's public state after the event. Never personal.
    Object state();

    /// The personal part of change and state; `null` where there is none, or none any more.
    default @Nullable Personal<?, ?> personal() {
        return null;
    }

    /// The customer whom the event is about, for the envelope; `null` where there is none.
    ///
    /// @param subject id of the aggregate that published the event
    default @Nullable String customerId(String subject) {
        return null;
    }
}
