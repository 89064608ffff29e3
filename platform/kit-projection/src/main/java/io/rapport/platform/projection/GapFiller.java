package io.rapport.platform.projection;

import io.rapport.platform.consume.RecordFetcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what a generation lacks, from where it stands up to exactly where the consumer group began
/// to feed it, and writes after each batch how far it is. It may be killed at any moment: another
/// one goes on from there.
final class GapFiller {

    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(250);

    private final RecordFetcher fetcher;
    private final ProgressStore progress;

    GapFiller(RecordFetcher fetcher, ProgressStore progress) {
        this.fetcher = fetcher;
        this.progress = progress;
    }

    /// Fills the gaps that are known now.
    ///
    /// @param apply takes the records, in order of their partitions
    /// @param goOn asked before each batch
    /// @return records read
    long fill(
            Generation generation,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> apply,
            BooleanSupplier goOn) {
        var gaps = gaps(generation);
        if (gaps.isEmpty()) {
            return 0;
        }
        try (var consumer = fetcher.open(BATCH)) {
            start(consumer, gaps);
            var read = 0L;
            while (!gaps.isEmpty() && goOn.getAsBoolean()) {
                var wanted = wanted(consumer.poll(POLL), gaps);
                if (!wanted.isEmpty()) {
                    apply.accept(wanted);
                    read += wanted.size();
                }
                note(generation, consumer, gaps, wanted);
            }
            return read;
        }
    }

    private Map<TopicPartition, Progress> gaps(Generation generation) {
        var gaps = new HashMap<>(progress.of(generation));
        gaps.values().removeIf(each -> !each.hasGap());
        return gaps;
    }

    private static void start(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Progress> gaps) {
        consumer.assign(gaps.keySet());
        var beginnings = consumer.beginningOffsets(gaps.keySet());
        gaps.forEach((partition, gap) ->
                consumer.seek(
                        partition, Math.max(gap.filled(), beginnings.getOrDefault(partition, 0L))));
    }

    private static List<ConsumerRecord<byte[], byte[]>> wanted(
            ConsumerRecords<byte[], byte[]> polled, Map<TopicPartition, Progress> gaps) {
        var wanted = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var message : polled) {
            var gap = gaps.get(new TopicPartition(message.topic(), message.partition()));
            if (gap != null && message.offset() < gap.liveFrom()) {
                wanted.add(message);
            }
        }
        return wanted;
    }

    private void note(
            Generation generation,
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Progress> gaps,
            List<ConsumerRecord<byte[], byte[]>> applied) {
        var news = new HashMap<TopicPartition, Progress>();
        for (var message : applied) {
            news.put(
                    new TopicPartition(message.topic(), message.partition()),
                    new Progress(message.offset() + 1, 0, 0));
        }
        gaps.forEach((partition, gap) -> {
            if (consumer.position(partition) >= gap.liveFrom()) {
                news.put(partition, new Progress(gap.liveFrom(), 0, 0));
            }
        });
        progress.raise(generation, news);
        if (gaps.keySet().removeIf(tp -> reached(news.get(tp), gaps.get(tp)))) {
            consumer.assign(gaps.keySet());
        }
    }

    private static boolean reached(@Nullable Progress now, @Nullable Progress gap) {
        return now != null && gap != null && now.filled() >= gap.liveFrom();
    }
}
