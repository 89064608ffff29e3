package io.rapport.platform.projection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What this instance knows of a partition that it reads. Guarded by its consumer's lock.
final class PartitionFeed {

    /// Enough for two minutes of lag; while more is behind, later questions wait for these.
    private static final int MOST_QUESTIONS = 120;

    private final Deque<Question> questions = new ArrayDeque<>();
    private final Map<Generation, Announced> announced = new HashMap<>();
    private long position;
    private long end;
    private long reached;

    PartitionFeed(long position) {
        this.position = position;
        this.end = position;
    }

    /// When the end was asked for, and what it was.
    private record Question(long asked, long end) {}

    /// @param from where this instance began to feed the generation
    /// @param contiguous whether nothing is missing before that
    /// @param stored the progress last written
    private record Announced(long from, boolean contiguous, Progress stored) {}

    long position() {
        return position;
    }

    /// Records behind.
    long lag() {
        return Math.max(0, end - position);
    }

    void advance(long next) {
        position = Math.max(position, next);
        while (!questions.isEmpty() && questions.getFirst().end() <= position) {
            reached = questions.removeFirst().asked();
        }
    }

    /// The end of the partition was `end` when or after it was asked for.
    void asked(Instant at, long end) {
        this.end = end;
        if (questions.size() < MOST_QUESTIONS) {
            questions.addLast(new Question(at.toEpochMilli(), end));
        }
        advance(position);
    }

    boolean isAnnounced(Generation generation) {
        return announced.containsKey(generation);
    }

    /// This instance feeds the generation from the position on, and has said so.
    void announced(Generation generation, Progress stored) {
        announced.put(generation, new Announced(position, position <= stored.filled(), stored));
    }

    /// Whether it is not known yet that nothing is missing before what this instance fed.
    boolean waitsForFill(Generation generation) {
        var each = announced.get(generation);
        return each != null && !each.contiguous();
    }

    void filledTo(Generation generation, long filled) {
        announced.computeIfPresent(
                generation,
                (_, each) ->
                        new Announced(
                                each.from(),
                                each.contiguous() || filled >= each.from(),
                                each.stored()));
    }

    /// What of the progress is not written yet.
    @Nullable Progress unwritten(Generation generation) {
        var each = announced.get(generation);
        if (each == null || !each.contiguous()) {
            return null;
        }
        var now = new Progress(position, 0, reached);
        return now.filled() <= each.stored().filled() && now.reached() <= each.stored().reached()
                ? null
                : now;
    }

    void written(Generation generation, Progress progress) {
        announced.computeIfPresent(
                generation, (_, each) -> new Announced(each.from(), each.contiguous(), progress));
    }

    void forgetAllBut(Collection<Generation> open) {
        announced.keySet().retainAll(open);
    }
}
