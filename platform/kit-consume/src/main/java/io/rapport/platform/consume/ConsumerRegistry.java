package io.rapport.platform.consume;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The consumers of this service, each with the state of its reading.
final class ConsumerRegistry {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,60}");

    private final String service;
    private final Map<String, Entry> byGroup = new LinkedHashMap<>();

    /// @throws IllegalStateException if a name is no name or stands for two
    ConsumerRegistry(String service, List<EventConsumer> consumers) {
        this.service = service;
        for (var consumer : consumers) {
            if (!NAME.matcher(consumer.name()).matches() || consumer.topics().isEmpty()) {
                throw new IllegalStateException(
                        "a consumer needs a name like customer-view, and topics: "
                                + consumer.name());
            }
            var entry = new Entry(consumer, new ReadingState());
            if (byGroup.putIfAbsent(group(consumer), entry) != null) {
                throw new IllegalStateException("two consumers are named " + consumer.name());
            }
        }
    }

    record Entry(EventConsumer consumer, ReadingState state) {}

    String group(EventConsumer consumer) {
        return service + "." + consumer.name();
    }

    Optional<Entry> ofGroup(String group) {
        return Optional.ofNullable(byGroup.get(group));
    }

    Optional<EventConsumer> find(String name) {
        return byGroup.values().stream()
                .map(Entry::consumer)
                .filter(consumer -> consumer.name().equals(name))
                .findFirst();
    }

    List<Entry> entries() {
        return List.copyOf(byGroup.values());
    }
}
