package io.rapport.platform.projection;

import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.EventConsumer;
import java.util.OptionalLong;
import java.util.Set;

/// Gives what is read for a rebuild to one generation only. It goes by the projection's name, so
/// what is parked on the way is parked once.
record GenerationFeed(Projection projection, Generation generation, ProjectionConsumer live)
        implements EventConsumer {

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public Set<String> topics() {
        return projection.topics();
    }

    @Override
    public void accept(EventBatch batch) {
        if (!batch.events().isEmpty()) {
            projection.apply(generation, batch.events());
        }
    }

    @Override
    public boolean keepsLost() {
        return true;
    }

    @Override
    public boolean rereads() {
        return true;
    }

    @Override
    public OptionalLong highestKnown(String aggregateId) {
        return live.highestKnown(aggregateId);
    }
}
