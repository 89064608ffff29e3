package io.rapport.platform.projection;

/// How far the views of this service have come, for a restore.
public final class ViewProgress {

    private final ProgressStore progress;

    ViewProgress(ProgressStore progress) {
        this.progress = progress;
    }

    /// Forgets it all. A consumer that starts then finds a gap before its offset, and every view is
    /// filled from the beginning of its topics, over what it holds; until then it says that it is
    /// incomplete.
    ///
    /// @return whether there was any
    public boolean forget() {
        return progress.dropAll() > 0;
    }
}
