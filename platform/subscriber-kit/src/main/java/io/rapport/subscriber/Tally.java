package io.rapport.subscriber;

import java.util.concurrent.atomic.LongAdder;

/// Counts while others read.
final class Tally {

    final LongAdder replaced = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder gaps = new LongAdder();
    final LongAdder unknownTypes = new LongAdder();
    final LongAdder conflicts = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    final LongAdder states = new LongAdder();

    Counts counts() {
        return new Counts(
                replaced.sum(),
                dropped.sum(),
                gaps.sum(),
                unknownTypes.sum(),
                conflicts.sum(),
                unreadable.sum(),
                states.sum());
    }
}
