package io.rapport.store;

/// How a store keeps its word.
///
/// @param fsync whether a write is acknowledged only when it survives the loss of power, not only
///   the death of the process
/// @param workers how many connections are served at the same time, and how many commands share one
///   write at most
public record StoreOptions(boolean fsync, int workers) {

    public StoreOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, not " + workers);
        }
    }

    public static StoreOptions defaults() {
        return new StoreOptions(false, 64);
    }

    public StoreOptions withFsync(boolean on) {
        return new StoreOptions(on, workers);
    }

    public StoreOptions withWorkers(int number) {
        return new StoreOptions(fsync, number);
    }
}
