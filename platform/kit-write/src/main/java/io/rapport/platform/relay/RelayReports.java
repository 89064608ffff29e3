package io.rapport.platform.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What waits to be published in this whole service, whichever instance relays it, and who relays.
/// Read from the store at every call.
public final class RelayReports {

    private static final List<Integer> ALL = IntStream.range(0, Outbox.BUCKETS).boxed().toList();

    private final OutboxReader reader;
    private final Leases leases;
    private final Clock clock;

    RelayReports(OutboxReader reader, Leases leases, Clock clock) {
        this.reader = reader;
        this.leases = leases;
        this.clock = clock;
    }

    /// What is unpublished.
    ///
    /// @param aggregates how many wait; counted up to 10,000
    /// @param oldestSince since when the longest waiting one waits; `null` if none does
    /// @param oldestAgeSeconds the same as an age, never below 0
    /// @param longest those that have waited longest
    public record Backlog(
            long aggregates,
            @Nullable Instant oldestSince,
            double oldestAgeSeconds,
            List<WaitingAggregate> longest) {}

    /// An aggregate with unpublished events.
    ///
    /// @param bytes what its events take in its document, about
    /// @param collection where it is stored
    /// @param since since when the first of its events waits
    /// @param events how many
    public record WaitingAggregate(
            String collection, String id, Instant since, int events, long bytes) {}

    /// @param most how many of the longest waiting to name
    public Backlog backlog(int most) {
        var longest =
                reader.oldest(Set.copyOf(ALL), most).stream()
                        .sorted(Comparator.comparing(OutboxReader.Dirty::since))
                        .limit(most)
                        .map(RelayReports::waiting)
                        .toList();
        var since = longest.isEmpty() ? null : longest.getFirst().since();
        var age = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        return new Backlog(
                reader.count(Set.copyOf(ALL)),
                since,
                Math.max(0, age.toMillis()) / 1000.0,
                longest);
    }

    private static WaitingAggregate waiting(OutboxReader.Dirty dirty) {
        return new WaitingAggregate(
                dirty.collection(),
                dirty.id(),
                dirty.since(),
                dirty.entries().size(),
                dirty.entries().stream().mapToLong(OutboxEntry::size).sum());
    }

    /// Who relays what.
    ///
    /// @param free buckets that nobody holds at this moment
    /// @param instances those that have lived within the last minutes
    public record Holders(List<Holder> instances, List<Integer> free) {}

    /// An instance that relays.
    ///
    /// @param self whether it is the one that answers
    /// @param counter raised with every heartbeat; one that stands still is deposed
    /// @param deposed whether another instance has taken its buckets away
    /// @param instance its name
    /// @param buckets those that it relays
    public record Holder(
            String instance, boolean self, long counter, boolean deposed, List<Integer> buckets) {}

    public Holders holders() {
        var documents = leases.collection().find().into(new ArrayList<>());
        var owners =
                documents.stream()
                        .filter(each -> Leases.bucketOf(each) >= 0)
                        .filter(each -> each.getString(Leases.OWNER) != null)
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.getString(Leases.OWNER),
                                        Collectors.mapping(Leases::bucketOf, Collectors.toList())));
        var held = owners.values().stream().flatMap(List::stream).toList();
        var instances =
                documents.stream()
                        .filter(each -> Leases.bucketOf(each) < 0)
                        .map(each -> holder(each, owners.get(each.getString("_id"))))
                        .sorted(Comparator.comparing(Holder::instance))
                        .toList();
        return new Holders(
                instances, ALL.stream().filter(bucket -> !held.contains(bucket)).toList());
    }

    private Holder holder(Document instance, @Nullable List<Integer> buckets) {
        var name = instance.getString("_id");
        return new Holder(
                name,
                leases.isMe(name),
                Optional.ofNullable(instance.getLong(Leases.COUNTER)).orElse(0L),
                instance.getBoolean(Leases.DEPOSED, false),
                buckets == null ? List.of() : buckets.stream().sorted().toList());
    }
}
