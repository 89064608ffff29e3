package io.rapport.platform.list;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.PersonalQuestions;
import io.rapport.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A list as it was asked for, every value checked against the [ListSpec]. Controllers take it as a
/// parameter with [ListedBy]; [ListQuery] makes a query of it and of the caller's scope.
public final class ListRequest {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    private final ListSpec spec;
    private final Map<String, List<Object>> values;
    private final String sort;
    private final int limit;
    private final @Nullable String cursor;
    private final boolean total;

    private ListRequest(
            ListSpec spec,
            Map<String, List<Object>> values,
            String sort,
            int limit,
            @Nullable String cursor,
            boolean total) {
        this.spec = spec;
        this.values = values;
        this.sort = sort;
        this.limit = limit;
        this.cursor = cursor;
        this.total = total;
    }

    /// Reads query parameters. A filter without a value is as if it was not there: forms send what
    /// nobody filled in. A cursor without one is refused, for a list would begin again.
    ///
    /// @throws ProblemException 400 that names the parameter and what would be right
    public static ListRequest of(ListSpec spec, Map<String, String[]> parameters) {
        spec.complete();
        var values = new LinkedHashMap<String, List<Object>>();
        parameters.forEach((name, texts) -> {
            if (!spec.parameterNames().contains(name)) {
                throw bad(name, "is not one of " + spec.parameterNames());
            }
            var filter = spec.filter(name);
            var said = Arrays.stream(texts).filter(text -> !text.isEmpty()).toArray(String[]::new);
            if (filter != null && said.length > 0) {
                values.put(name, read(filter, said));
            }
        });
        var asked =
                new ListRequest(
                        spec,
                        values,
                        sort(spec, parameters),
                        limit(parameters, values),
                        cursor(parameters),
                        total(parameters));
        asked.requireComparable();
        return asked;
    }

    /// What is ordered within one value of a filter needs that value.
    private void requireComparable() {
        var within = order().within();
        if (within != null && new HashSet<>(valuesOf(within)).size() != 1) {
            throw bad(
                    ListSpec.SORT,
                    "orders by %s, which can be compared within one %s only: give one with %s="
                            .formatted(order().name(), within, within));
        }
    }

    private static List<Object> read(ListSpec.Filter filter, String[] given) {
        var match = filter.match();
        var texts = match == ListSpec.Match.IDS ? separate(given) : List.of(given);
        if (texts.size() > (match.isRepeatable() ? ListSpec.most(match) : 1)) {
            throw bad(
                    filter.name(),
                    match.isRepeatable()
                            ? "takes at most " + ListSpec.most(match) + " values"
                            : "takes one value");
        }
        var read = new ArrayList<>(texts.size());
        for (var text : texts) {
            if (!filter.choices().isEmpty() && !filter.choices().contains(text)) {
                throw bad(filter.name(), "must be one of " + filter.choices());
            }
            read.add(
                    filter.kind()
                            .read(text)
                            .orElseThrow(
                                    () -> bad(filter.name(), "must be " + filter.kind().form())));
        }
        return read;
    }

    /// Several ids in one text, with commas between them, or in several texts.
    private static List<String> separate(String[] given) {
        return Arrays.stream(given)
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static String sort(ListSpec spec, Map<String, String[]> parameters) {
        var sort = single(parameters, ListSpec.SORT);
        if (sort == null) {
            return spec.usual();
        }
        if (!spec.sortNames().contains(sort)) {
            throw bad(ListSpec.SORT, "must be one of " + spec.sortNames());
        }
        return sort;
    }

    /// Whoever names records gets all of them on one page.
    private static int limit(Map<String, String[]> parameters, Map<String, List<Object>> values) {
        var limit = single(parameters, ListSpec.LIMIT);
        if (limit == null) {
            return Math.max(USUAL_LIMIT, values.getOrDefault(ListSpec.ID, List.of()).size());
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > HIGHEST_LIMIT) {
            throw bad(ListSpec.LIMIT, "must be a number from 1 to " + HIGHEST_LIMIT);
        }
        return Integer.parseInt(limit);
    }

    private static @Nullable String cursor(Map<String, String[]> parameters) {
        return single(parameters, ListSpec.CURSOR);
    }

    private static boolean total(Map<String, String[]> parameters) {
        var total = single(parameters, ListSpec.TOTAL);
        if (total == null) {
            return false;
        }
        return (boolean)
                ValueKind.BOOLEAN
                        .read(total)
                        .orElseThrow(() -> bad(ListSpec.TOTAL, "must be true or false"));
    }

    private static @Nullable String single(Map<String, String[]> parameters, String name) {
        var texts = parameters.get(name);
        if (texts == null || texts.length == 0) {
            return null;
        }
        if (texts.length > 1) {
            throw bad(name, "takes one value");
        }
        return texts[0];
    }

    static ProblemException bad(String parameter, String rule) {
        return ProblemException.badFields(
                "request.bad-parameter",
                "The parameter " + parameter + " " + rule + ".",
                List.of(new FieldProblem(parameter, rule)));
    }

    /// Refuses what asks for personal values.
    ///
    /// @throws ProblemException 403 that names the parameter
    public void requireNothingPersonal() {
        spec.personal()
                .forEach((name, unless) -> {
                    if (isHeldTo(unless)) {
                        return;
                    }
                    if (!valuesOf(name).isEmpty()) {
                        throw PersonalQuestions.refused(name, remedy(unless));
                    }
                    if (spec.order(name) != null && order().name().equals(name)) {
                        throw PersonalQuestions.refused(ListSpec.SORT, remedy(unless));
                    }
                });
    }

    private boolean isHeldTo(ListSpec.Personal unless) {
        return unless.filter() != null
                && valuesOf(unless.filter()).stream()
                        .allMatch(Objects.requireNonNull(unless.value())::equals)
                && !valuesOf(unless.filter()).isEmpty();
    }

    private static String remedy(ListSpec.Personal unless) {
        return unless.filter() == null
                ? "Leave it out."
                : "Leave it out, or ask with %s=%s.".formatted(unless.filter(), unless.value());
    }

    public ListSpec spec() {
        return spec;
    }

    /// How many items a page holds at most.
    public int limit() {
        return limit;
    }

    /// The values of one filter as the store holds them; empty if it was not given.
    public List<Object> valuesOf(String filter) {
        return values.getOrDefault(filter, List.of());
    }

    boolean descending() {
        return sort.startsWith("-");
    }

    String sort() {
        return sort;
    }

    ListSpec.Order order() {
        var order = spec.order(sort);
        if (order == null) {
            throw new IllegalStateException("There is no order " + sort);
        }
        return order;
    }

    /// Whether it is ordered or held to a range by a field that documents of an older release have
    /// not.
    public boolean needsDerived() {
        return order().derived()
                || spec.filters().stream()
                        .anyMatch(
                                each -> each.unknown() != null && values.containsKey(each.name()));
    }

    boolean total() {
        return total;
    }

    @Nullable String cursor() {
        return cursor;
    }
}
