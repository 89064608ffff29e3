package io.rapport.contracts.schema;

/// What every topic promises alike: the words are here once, the pages repeat them so that each can
/// be read alone.
final class TopicRules {

    static final String PERSONAL =
            """
            Nothing personal stands outside of `personal`: not in keys, headers, `change` or `state`. It is either `{"clear": {"change", "state"}}` or
            `{"sealed": {"kid", "alg", "ct"}}`, encrypted under a key of the customer. Accept both; where it is sealed and you have no key, hold the state
            without it. It is missing where there is nothing personal. Destroying the key erases: what you have copied in clear is yours to erase.
            """;

    private TopicRules() {}

    static String text(String topic, String state, String snapshots) {
        return ordering()
                + rule(snapshots)
                + restores()
                + starting(topic, state)
                + retention()
                + evolution()
                + access(topic, state);
    }

    private static String ordering() {
        return """
        ## Ordering and delivery

        - Delivery is at least once. A repeat is the same record (the same `ce_id`, the same content), and can come much later.
        - The first appearances of one aggregate's events are in order: `ce_sequence` is 1, 2, 3 … without a hole within a `ce_epoch`. Between aggregates there
          is no order, not even within a partition.
        - `ce_epoch` rises only when a service's data is restored to an earlier point in time. The order of an aggregate's events is (epoch, sequence).
        - `ce_time` never goes back within an aggregate. `ce_effectivetime` may: things are entered late.
        - A record is published once its change is stored for good. Read either with `read_committed` or without: events are not written in transactions
          (states are).

        """;
    }

    private static String rule(String snapshots) {
        return """
        ## The subscriber's rule

        Keep (epoch, sequence) of the last event seen per aggregate, in the same write as what you hold of it. For each record:

        1. (epoch, sequence) ≤ the last seen: **drop** it.
        2. The same epoch and sequence > last + 1, or a higher epoch (also: nothing seen yet) and sequence > 1: something is missing. **Read** the aggregate
           (%s) and hold its `state`, `epoch` and `sequence`; the answer is 404 if you may not see it or it is gone, then hold the event's own `state`.
        3. Otherwise **replace** what you hold by `state`.

        A `ce_id` that you know with other content is a fault of the platform: raise an alert. An event of a type that you do not know obeys the same rule: it has
        a `state`. Count it. Commit offsets after what you hold is stored, never before.

        """
                .formatted(snapshots.isEmpty() ? "no service answers it" : snapshots);
    }

    private static String restores() {
        return """
        ## After a restore

        When a service's data was restored to an earlier point in time, each aggregate whose events went further gets one event that says so: a new `ce_epoch`,
        `ce_sequence` 1, the whole `state`, and in `change` how far its history still holds (`validUntil`; missing: nothing of it does).

        - `….restored.v1`: hold its `state`, as the rule says anyway.
        - `….withdrawn.v1`: the aggregate does not exist any more. Keep (epoch, sequence), give up the rest. Its `state` is the last one published, without
          personal data; its id is not used again.
        - If you keep **history**: from this record's time on, the aggregate's events after `validUntil` and before this one no longer hold, earlier events of
          this kind among them. What you answered before that time stays as it was known then.

        """;
    }

    private static String starting(String topic, String state) {
        return """
        ## Starting

        - **With the past:** from the beginning of `%1$s`.
        - **Without it:** read each partition of `%2$s` (`isolation.level=read_committed`) from the beginning to the end offset that you asked for when you began;
          hold each record unless you hold a newer one. Then go on in the same partition of `%1$s`, from the largest `rapport_eventoffset` seen plus one (from
          the beginning if there was none), by the rule.
        - **After a long absence:** from your committed offsets. Kafka forgets those of a group that is away for longer than `offsets.retention.minutes` (7 days by
          default): then start without the past again, over what you hold; newer states replace it.

        """
                .formatted(topic, state);
    }

    private static String retention() {
        return """
        ## Retention

        Events are kept without limit (`retention.ms=-1`): the topic is the whole history. An operator who limits that must say so; a subscriber that keeps the
        rule still ends right, for a missing beginning is a gap. The state topic keeps at least the newest record of each aggregate and never writes deletion markers.
        The number of partitions never changes in place. Another number is a new generation of both topics under new names, announced beforehand.

        """;
    }

    private static String evolution() {
        return """
        ## Evolution

        Within a major version (`.v1`) every reader reads what every writer wrote. Optional properties, enum values and new types of events may come; nothing is
        removed, renamed, retyped, made required or optional. So: ignore properties that you do not know, read an enum value that you do not know as
        `UNKNOWN`, keep or skip an event of unknown type and count it. An incompatible change is a new type (`.v2`), published beside the old one for a release.

        """;
    }

    private static String access(String topic, String state) {
        return """
        ## Access

        Access is given per topic, to systems that are trusted with the whole context; records are not filtered by person, team or tenant. One principal and one
        consumer group prefix per subscriber, read only:

        ```
        kafka-acls.sh --bootstrap-server "$BOOTSTRAP" --command-config admin.properties --add \\
          --allow-principal "User:$SUBSCRIBER" --operation Read --operation Describe \\
          --topic %1$s --topic %2$s
        kafka-acls.sh --bootstrap-server "$BOOTSTRAP" --command-config admin.properties --add \\
          --allow-principal "User:$SUBSCRIBER" --operation Read --operation Describe \\
          --group "$SUBSCRIBER." --resource-pattern-type prefixed
        ```

        The topics are written by one principal per service (`Write` and `Describe` on both; `Read` on both, and on groups that begin with the service's name, and `Write` and
        `Describe` on transactional ids that begin with it, for the keeper of the state topic), and by nobody else. Reading an aggregate over HTTP takes a token with the role
        `integration`, or `analyst` where the personal part is not needed.

        """
                .formatted(topic, state);
    }
}
