package io.rapport.platform.consume;

import java.util.List;

/// Contributes consumers that are no beans themselves.
@FunctionalInterface
public interface EventConsumers {

    List<EventConsumer> consumers();
}
