package io.rapport.store.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes the keys of an index out of a document: one key per element of an array on the way, where
/// paths into the same array are taken element by element.
final class KeyPaths {

    /// The keys of one document.
    ///
    /// @param fromArray whether an array was met on the way to them
    /// @param paired which fields were taken element by element out of one array
    record Keys(List<@Nullable Object[]> values, boolean fromArray, Set<List<Integer>> paired) {}

    private final List<String> paths;
    private final List<String[]> steps;
    private final boolean sparse;

    KeyPaths(List<String> paths, boolean sparse) {
        this.paths = List.copyOf(paths);
        this.steps = paths.stream().map(path -> path.split("\\.", -1)).toList();
        this.sparse = sparse;
    }

    /// Whether the two may have different keys.
    boolean touched(Document before, Document after) {
        for (String[] step : steps) {
            if (!Objects.equals(before.get(step[0]), after.get(step[0]))
                    || before.containsKey(step[0]) != after.containsKey(step[0])) {
                return true;
            }
        }
        return false;
    }

    Keys of(Document document) {
        Keys plain = plain(document);
        return plain != null ? plain : walked(document);
    }

    /// The short way for fields of the document itself, none of which is an array.
    private @Nullable Keys plain(Document document) {
        var values = new @Nullable Object[paths.size()];
        boolean absent = true;
        for (int i = 0; i < values.length; i++) {
            Object value = document.getOrMissing(paths.get(i));
            if (steps.get(i).length > 1 || value instanceof Collection) {
                return null;
            }
            absent &= value instanceof Missing;
            values[i] = KeyOrder.normal(value);
        }
        return new Keys(
                sparse && absent ? List.of() : List.<@Nullable Object[]>of(values),
                false,
                Set.of());
    }

    private Keys walked(Document document) {
        var walk = new Walk();
        List<@Nullable Object[]> found =
                walk.expand(document, IntStream.range(0, paths.size()).boxed().toList(), 0);
        var keys = new ArrayList<@Nullable Object[]>(found.size());
        for (@Nullable Object[] values : found) {
            boolean absent = Arrays.stream(values).allMatch(value -> value instanceof Missing);
            if (!(sparse && absent)) {
                keys.add(normal(values));
            }
        }
        return new Keys(keys, walk.arrayMet, walk.paired);
    }

    private static @Nullable Object[] normal(@Nullable Object[] values) {
        var result = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = KeyOrder.normal(values[i]);
        }
        return result;
    }

    private final class Walk {

        private final Set<List<Integer>> paired = new HashSet<>();
        private boolean arrayMet;

        private List<@Nullable Object[]> expand(
                @Nullable Object node, List<Integer> which, int depth) {
            if (which.size() > 1 && node instanceof Collection) {
                paired.add(which);
            }
            if (steps.get(which.getFirst()).length == depth) {
                return leaf(node, which.getFirst());
            }
            if (node instanceof Collection<?> elements) {
                return expandElements(elements, which, depth);
            }
            return node instanceof Document document
                    ? expandFields(document, which, depth)
                    : List.<@Nullable Object[]>of(absent());
        }

        private List<@Nullable Object[]> leaf(@Nullable Object value, int position) {
            if (!(value instanceof Collection<?> elements)) {
                return List.<@Nullable Object[]>of(only(position, value));
            }
            arrayMet = true;
            if (elements.isEmpty()) {
                return List.<@Nullable Object[]>of(only(position, elements));
            }
            var keys = new ArrayList<@Nullable Object[]>(elements.size());
            for (Object element : elements) {
                keys.add(only(position, element));
            }
            return keys;
        }

        private List<@Nullable Object[]> expandElements(
                Collection<?> elements, List<Integer> which, int depth) {
            arrayMet = true;
            if (elements.isEmpty()) {
                return List.<@Nullable Object[]>of(absent());
            }
            var keys = new ArrayList<@Nullable Object[]>();
            for (Object element : elements) {
                keys.addAll(expand(element, which, depth));
            }
            return keys;
        }

        private List<@Nullable Object[]> expandFields(
                Document document, List<Integer> which, int depth) {
            Map<String, List<Integer>> byField = new LinkedHashMap<>();
            for (int position : which) {
                byField.computeIfAbsent(steps.get(position)[depth], _ -> new ArrayList<>())
                        .add(position);
            }
            boolean metBefore = arrayMet;
            int arrays = 0;
            List<@Nullable Object[]> keys = List.<@Nullable Object[]>of(absent());
            for (Map.Entry<String, List<Integer>> field : byField.entrySet()) {
                arrayMet = false;
                Object value = document.getOrMissing(field.getKey());
                keys = product(keys, expand(value, field.getValue(), depth + 1), field.getValue());
                arrays += arrayMet ? 1 : 0;
            }
            if (arrays > 1) {
                throw new CannotIndexParallelArraysError(byField.keySet());
            }
            arrayMet = metBefore || arrays > 0;
            return keys;
        }

        private List<@Nullable Object[]> product(
                List<@Nullable Object[]> left,
                List<@Nullable Object[]> right,
                List<Integer> positionsOfRight) {
            var result = new ArrayList<@Nullable Object[]>(left.size() * right.size());
            for (@Nullable Object[] first : left) {
                for (@Nullable Object[] second : right) {
                    @Nullable Object[] both = first.clone();
                    for (int position : positionsOfRight) {
                        both[position] = second[position];
                    }
                    result.add(both);
                }
            }
            return result;
        }

        private @Nullable Object[] absent() {
            var values = new @Nullable Object[paths.size()];
            Arrays.fill(values, Missing.getInstance());
            return values;
        }

        private @Nullable Object[] only(int position, @Nullable Object value) {
            @Nullable Object[] values = absent();
            values[position] = value;
            return values;
        }
    }
}
