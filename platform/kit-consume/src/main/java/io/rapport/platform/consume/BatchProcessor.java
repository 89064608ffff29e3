package io.rapport.platform.consume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The function behind every binding: reads the records of a poll, parks what cannot be an event,
/// and gives the rest to the consumer. It fails only while the store is away.
final class BatchProcessor implements Consumer<List<ConsumerRecord<byte[], byte[]>>> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final EventConsumer consumer;
    private final RecordReader reader;
    private final ParkingLot lot;
    private final RecordTraces traces;
    private final ConsumerMeters meters;

    BatchProcessor(
            EventConsumer consumer,
            RecordReader reader,
            ParkingLot lot,
            RecordTraces traces,
            ConsumerMeters meters) {
        this.consumer = consumer;
        this.reader = reader;
        this.lot = lot;
        this.traces = traces;
        this.meters = meters;
    }

    @Override
    public void accept(List<ConsumerRecord<byte[], byte[]>> polled) {
        var parkings = new ArrayList<Parking>();
        var events = read(polled, parkings);
        park(parkings);
        deliver(EventBatch.of(inOrder(events), polled));
    }

    /// Applies one record outside of the flow, with the same guards.
    ///
    /// @return why it is still refused, or nothing if it was taken
    List<Parking> replay(ConsumerRecord<byte[], byte[]> message) {
        var parkings = new ArrayList<Parking>();
        var events = read(List.of(message), parkings);
        if (!events.isEmpty()) {
            parkings.addAll(attempt(EventBatch.replay(events.getFirst())));
        }
        return parkings;
    }

    /// Tells the consumer that an event is lost.
    ///
    /// @return whether it took it
    boolean lose(ReceivedEvent lost) {
        return attempt(EventBatch.replay(lost)).isEmpty();
    }

    private List<ReceivedEvent> read(
            Collection<ConsumerRecord<byte[], byte[]>> polled, List<Parking> parkings) {
        var events = new ArrayList<ReceivedEvent>(polled.size());
        var quarantine = new Quarantine(consumer);
        Map<String, Instant> givenUp =
                consumer.rereads() ? lot.givenUp(consumer.name(), polled) : Map.of();
        for (var message : polled) {
            if (!consumer.wants(reader.type(message))) {
                continue;
            }
            var since = givenUp.get(Parking.id(consumer.name(), message));
            if (since != null) {
                LostEvents.of(message, since).ifPresent(events::add);
                continue;
            }
            try {
                var event = reader.read(message);
                if (quarantine.admits(event)) {
                    events.add(event);
                } else {
                    parkings.add(Parking.of(event, ParkReason.QUARANTINE, "ce_sequence: jumps"));
                }
            } catch (UnreadableRecordException e) {
                parkings.add(Parking.of(message, e.reason(), e.detail()));
            }
        }
        return events;
    }

    /// A consumer that acts gets nothing of an aggregate of which something is parked.
    private List<ReceivedEvent> inOrder(List<ReceivedEvent> events) {
        if (!consumer.waitsForParked() || events.isEmpty()) {
            return events;
        }
        var keys = events.stream().map(ReceivedEvent::aggregateId).distinct().toList();
        var parked = lot.openKeys(consumer.name(), keys);
        park(
                events.stream()
                        .filter(event -> parked.contains(event.aggregateId()))
                        .map(event -> Parking.of(event, ParkReason.WAITS, "key: has a parked one"))
                        .toList());
        return events.stream().filter(event -> !parked.contains(event.aggregateId())).toList();
    }

    private void deliver(EventBatch batch) {
        for (var each : attempt(batch)) {
            LOG.warn(
                    "{} parked {}-{}@{}: {}",
                    consumer.name(),
                    each.topic(),
                    each.partition(),
                    each.offset(),
                    each.reason().code());
        }
    }

    /// @return what was parked on the way
    private List<Parking> attempt(EventBatch batch) {
        try {
            traces.during(consumer.name(), batch.events(), () -> consumer.accept(batch));
            meters.processed(batch);
            return List.of();
        } catch (RefusedEventsException e) {
            return parkAndGoOn(batch, e.events(), e.reason(), "refused by the view");
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            report(batch, e);
            return batch.events().size() == 1
                    ? parkAndGoOn(
                            batch, batch.events(), ParkReason.REFUSED, e.getClass().getSimpleName())
                    : oneByOne(batch, e);
        }
    }

    /// Kind and place of a failure; its message, which may quote an event, only for debugging.
    private void report(EventBatch batch, RuntimeException failure) {
        var frames = failure.getStackTrace();
        LOG.error(
                "{} failed on a batch of {}: {} at {}",
                consumer.name(),
                batch.events().size(),
                failure.getClass().getName(),
                frames.length == 0 ? "an unknown place" : frames[0]);
        LOG.debug("{} failed", consumer.name(), failure);
    }

    private List<Parking> parkAndGoOn(
            EventBatch batch, List<ReceivedEvent> refused, ParkReason reason, String detail) {
        var parkings = refused.stream().map(event -> Parking.of(event, reason, detail)).toList();
        park(parkings);
        var all = new ArrayList<>(parkings);
        var rest = batch.without(refused);
        if (rest.events().size() == batch.events().size()) {
            throw new IllegalStateException("refused events are not of this batch");
        }
        all.addAll(attempt(rest));
        return all;
    }

    /// Finds the event that fails. Each one moves its partition forward, in order.
    private List<Parking> oneByOne(EventBatch batch, RuntimeException failure) {
        if (batch.events().isEmpty()) {
            throw failure;
        }
        var parked = new ArrayList<Parking>();
        var left = new ArrayList<>(batch.events());
        while (!left.isEmpty()) {
            var event = left.removeFirst();
            if (consumer.waitsForParked() && holdsBack(parked, event)) {
                parked.add(Parking.of(event, ParkReason.WAITS, "key: has a parked one"));
                park(parked.subList(parked.size() - 1, parked.size()));
            } else {
                parked.addAll(attempt(batch.only(event)));
            }
        }
        parked.addAll(attempt(new EventBatch(List.of(), batch.first(), batch.next())));
        return parked;
    }

    private static boolean holdsBack(List<Parking> parked, ReceivedEvent event) {
        return parked.stream().anyMatch(each -> event.aggregateId().equals(each.key()));
    }

    private void park(Collection<Parking> parkings) {
        lot.park(consumer.name(), parkings);
        Map<ParkReason, Integer> counts = new LinkedHashMap<>();
        parkings.forEach(each -> counts.merge(each.reason(), 1, Integer::sum));
        counts.forEach(meters::parked);
    }
}
