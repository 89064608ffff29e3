package io.rapport.platform.metadata;

import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.metadata.KindMetadata.Choice;
import io.rapport.platform.metadata.KindMetadata.Value;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The kinds of record of a service, with the values that the properties of their public states
/// take, read once from what is declared.
public final class KindsMetadata {

    private static final String UNKNOWN = "UNKNOWN";

    private final List<KindMetadata> kinds;

    KindsMetadata(Collection<Aggregates<?>> stores, EventCatalogue catalogue, Labels labels) {
        this.kinds =
                stores.stream()
                        .<AggregateType<?, ?>>map(Aggregates::type)
                        .sorted(Comparator.comparing(AggregateType::name))
                        .map(type -> kind(type, catalogue, labels))
                        .toList();
        labels.check();
    }

    /// All of them, by name.
    public List<KindMetadata> all() {
        return kinds;
    }

    private static KindMetadata kind(
            AggregateType<?, ?> type, EventCatalogue catalogue, Labels labels) {
        var name = type.name();
        return new KindMetadata(
                name,
                "/api/v1/" + type.collection(),
                type.idPrefix(),
                labels.of(name),
                labels.of(name + ".plural"),
                choices(name, catalogue, labels),
                type.offered().entrySet().stream()
                        .map(each -> choice(name, each.getKey(), each.getValue().stream(), labels))
                        .toList(),
                type.spec().filterNames(),
                List.copyOf(type.spec().sortNames()));
    }

    private static List<Choice> choices(String kind, EventCatalogue catalogue, Labels labels) {
        return catalogue.entries().stream()
                .filter(entry -> entry.type().startsWith("rapport." + kind + "."))
                .flatMap(entry -> Stream.of(entry.record().getRecordComponents()))
                .filter(component -> component.getName().equals("state"))
                .map(RecordComponent::getType)
                .distinct()
                .filter(Class::isRecord)
                .flatMap(state -> Stream.of(state.getRecordComponents()))
                .filter(component -> component.getType().isEnum())
                .map(component -> choice(kind, component.getName(), constants(component), labels))
                .toList();
    }

    private static Stream<String> constants(RecordComponent component) {
        return Arrays.stream(component.getType().getEnumConstants())
                .map(value -> ((Enum<?>) value).name())
                .filter(value -> !value.equals(UNKNOWN)); // for readers only
    }

    private static Choice choice(
            String kind, String property, Stream<String> values, Labels labels) {
        var key = kind + "." + property;
        return new Choice(
                property,
                labels.of(key),
                values.map(value -> new Value(value, labels.of(key + "." + value))).toList());
    }
}
