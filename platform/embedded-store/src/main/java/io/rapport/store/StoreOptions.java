package io.rapport.store;

/// How a store keeps its word.
///
/// @param fsync whether a write is acknowledged only when it survives the loss of power, not only
///   the death of the process
/// @param workers how many connections are served at the same time, and how many commands share one
///   write at most
/// @param compactFrom a journal that is smaller, in bytes, is not written anew while it is used
public record StoreOptions(boolean fsync, int workers, long compactFrom) {

    private static final long USUALLY_COMPACTED_FROM = 8 << 20;

    public StoreOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, not " + workers);
        }
    }

    public static StoreOptions defaults() {
        return new StoreOptions(false, 64, USUALLY_COMPACTED_FROM);
    }

    public StoreOptions withFsync(boolean on) {
        return new StoreOptions(on, workers, compactFrom);
    }

    public StoreOptions withWorkers(int number) {
        return new StoreOptions(fsync, number, compactFrom);
    }

    public StoreOptions withCompactFrom(long bytes) {
        return new StoreOptions(fsync, workers, bytes);
    }
}
