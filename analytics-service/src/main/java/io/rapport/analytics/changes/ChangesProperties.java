package io.rapport.analytics.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of live changes.
///
/// @param kept how many changes the log keeps; a stream that goes on from further back is told to
///   read anew
/// @param keptFor how long the log keeps a change, at most
/// @param buffer how many changes may wait for one slow reader; beyond, it is told to read anew
/// @param streams how many streams this instance holds open; beyond, it answers 429
/// @param streamsPerCaller how many of them one login may have
/// @param heartbeat how often a stream without changes says that it is alive, 5 s at most
/// @param poll how often the log is looked at for what other instances wrote, while a stream is
///   open
@ConfigurationProperties("rapport.analytics.changes")
record ChangesProperties(
        @DefaultValue("100000") long kept,
        @DefaultValue("24h") Duration keptFor,
        @DefaultValue("1000") int buffer,
        @DefaultValue("1000") int streams,
        @DefaultValue("20") int streamsPerCaller,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("50ms") Duration poll) {

    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(5);

    ChangesProperties {
        if (heartbeat.compareTo(LONGEST_HEARTBEAT) > 0
                || !heartbeat.isPositive()
                || !poll.isPositive()) {
            throw new IllegalArgumentException(
                    "rapport.analytics.changes.heartbeat is 5s at most, and it and poll are more"
                            + " than nothing.");
        }
        if (kept < 1 || buffer < 1 || streams < 1 || streamsPerCaller < 1) {
            throw new IllegalArgumentException(
                    "rapport.analytics.changes.kept, buffer, streams and streams-per-caller are at"
                            + " least 1.");
        }
    }
}
