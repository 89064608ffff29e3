package io.rapport.analytics.changes;

import io.rapport.analytics.changes.ChangeLog.Block;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block with all that is needed to tell it to any number of readers. Not for many threads.
final class Told {

    private final Block block;
    private final Sight sight;
    private final Telling telling;
    private final @Nullable String[] changed;

    Told(Block block, Sight sight, Telling telling) {
        this.block = block;
        this.sight = sight;
        this.telling = telling;
        this.changed = new String[block.changes().size()];
    }

    Block block() {
        return block;
    }

    Sight sight() {
        return sight;
    }

    List<Change> changes() {
        return block.changes();
    }

    /// Written once, however many read it.
    String changed(int index) {
        var text = changed[index];
        if (text == null) {
            text = telling.changed(block.changes().get(index));
            changed[index] = text;
        }
        return text;
    }

    String gone(Change change) {
        return telling.gone(change.kind().wireName(), change.id());
    }
}
