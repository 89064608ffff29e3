package io.rapport.platform.projection;

import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.consume.RecordPipelines;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills the gaps of open generations, on one instance per generation. Usually there are none: it
/// works after a rebuild was begun, and after a crash that lost a moment's progress.
final class RebuildRunner extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRunner.class);

    private final List<ProjectionConsumer> consumers;
    private final Generations generations;
    private final ProgressStore progress;
    private final RebuildLease lease;
    private final GapFiller filler;
    private final RecordPipelines pipelines;
    private final Duration pause;

    RebuildRunner(
            List<ProjectionConsumer> consumers,
            Generations generations,
            ProgressStore progress,
            Work work,
            Duration pause) {
        super(Thread.ofPlatform().daemon().name("rebuild"));
        this.consumers = consumers;
        this.generations = generations;
        this.progress = progress;
        this.lease = work.lease();
        this.filler = work.filler();
        this.pipelines = work.pipelines();
        this.pause = pause;
    }

    /// What it works with.
    record Work(RebuildLease lease, GapFiller filler, RecordPipelines pipelines) {}

    @Override
    protected boolean isNeeded() {
        return !consumers.isEmpty();
    }

    @Override
    protected void work() throws InterruptedException {
        while (goesOn()) {
            consumers.forEach(this::attend);
            Thread.sleep(pause);
        }
    }

    private void attend(ProjectionConsumer consumer) {
        try {
            for (var generation : generations.open(consumer.name())) {
                var gaps = progress.of(generation).values().stream().anyMatch(Progress::hasGap);
                if (gaps && lease.take(generation)) {
                    fill(consumer, generation);
                }
            }
        } catch (RuntimeException e) {
            if (goesOn()) {
                LOG.warn("{} is filled later: {}", consumer.name(), e.getClass().getSimpleName());
                LOG.debug("{} is filled later", consumer.name(), e);
            }
        }
    }

    private void fill(ProjectionConsumer consumer, Generation generation) {
        var feed = new GenerationFeed(consumer.projection(), generation, consumer);
        try {
            var read =
                    filler.fill(
                            generation,
                            pipelines.before(feed),
                            () -> goesOn() && isOpen(generation) && lease.beat(generation));
            LOG.info("{} was filled with {} records", generation.id(), read);
        } finally {
            lease.release(generation);
        }
    }

    private boolean isOpen(Generation generation) {
        return generations.open(generation.projection()).contains(generation);
    }
}
