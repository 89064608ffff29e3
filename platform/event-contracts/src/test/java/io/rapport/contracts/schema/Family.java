package io.rapport.contracts.schema;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.RestorationEvent;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One kind of aggregate as the documents speak of it.
///
/// @param words for example `customer`
/// @param stateName the name of its public state, for example `CustomerState`
/// @param path where its owner answers one of them; empty where nobody does
/// @param events everything that is published of it
record Family(String words, String stateName, String path, List<EventCatalogue.Entry> events) {

    /// All families, in the catalogue's order.
    static List<Family> all() {
        Map<Class<?>, List<EventCatalogue.Entry>> byFamily = new LinkedHashMap<>();
        for (EventCatalogue.Entry entry : EventCatalogue.rapport().entries()) {
            byFamily.computeIfAbsent(entry.family(), _ -> new ArrayList<>()).add(entry);
        }
        List<Family> families = new ArrayList<>();
        byFamily.forEach((type, events) -> families.add(of(type, events)));
        return families;
    }

    /// The families of one events topic.
    static List<Family> of(String topic) {
        return all().stream().filter(family -> family.topics().contains(topic)).toList();
    }

    /// Where its events lie: one topic, but for what several services publish alike.
    List<String> topics() {
        return events.get(0).topics();
    }

    /// Whether one service owns it, which then answers one of them by its id.
    boolean hasOneOwner() {
        return topics().size() == 1;
    }

    /// The last of its events that something in the business leads to.
    EventCatalogue.Entry example() {
        return events.stream()
                .filter(event -> !RestorationEvent.class.isAssignableFrom(event.record()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /// With hyphens, for names in documents.
    String key() {
        return words.replace(' ', '-');
    }

    /// Service and path apart.
    String service() {
        return path.isEmpty() ? "" : path.substring(0, path.indexOf('/'));
    }

    String route() {
        return path.isEmpty() ? "" : path.substring(path.indexOf('/'));
    }

    private static Family of(Class<?> type, List<EventCatalogue.Entry> events) {
        String words = words(type.getSimpleName().replaceFirst("Event$", ""));
        return new Family(words, stateName(type), OwnRoutes.of(words), events);
    }

    private static String stateName(Class<?> type) {
        try {
            Method state = type.getMethod("state");
            return state.getReturnType().getSimpleName();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<!^)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
