package io.rapport.platform.externalid;

import io.rapport.contracts.ExternalId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists of external ids: always in one order, without repetition.
public final class ExternalIds {

    private static final Comparator<ExternalId> ORDER =
            Comparator.comparing(ExternalId::system).thenComparing(ExternalId::id);

    /// The name of the attribute, of every kind.
    public static final String ATTRIBUTE = "externalIds";

    private ExternalIds() {}

    /// The same ids in the one order.
    public static List<ExternalId> ordered(List<ExternalId> externalIds) {
        return externalIds.stream().distinct().sorted(ORDER).toList();
    }

    /// The ids and one more, if it is not among them.
    public static List<ExternalId> with(List<ExternalId> externalIds, ExternalId added) {
        var all = new ArrayList<>(externalIds);
        all.add(added);
        return ordered(all);
    }

    /// The ids of both lists, in the one order.
    ///
    /// @param some lists of external ids; `null` is empty
    public static List<ExternalId> union(@Nullable Object... some) {
        return Arrays.stream(some)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(ExternalId.class::cast)
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /// As lists filter by them: `<system>:<id>`.
    public static List<String> texts(List<ExternalId> externalIds) {
        return externalIds.stream().map(id -> id.system() + ":" + id.id()).toList();
    }

    /// The claims by which no other aggregate of that type can hold them.
    public static Set<UniqueValue> claims(String type, List<ExternalId> externalIds) {
        return externalIds.stream()
                .map(id -> claim(type, id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The claim of one.
    public static UniqueValue claim(String type, ExternalId externalId) {
        return UniqueValue.externalId(type, externalId.system(), externalId.id());
    }
}
