package io.rapport.platform.aggregate;

import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The documents of a service that keeps nothing, for tests of what stands on them.
public final class NoAggregates {

    private NoAggregates() {}

    public static RestoredAggregates in(MongoDatabaseFactory databases) {
        return new RestoredAggregates(databases);
    }
}
