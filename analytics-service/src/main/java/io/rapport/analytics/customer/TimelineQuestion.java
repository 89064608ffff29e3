package io.rapport.analytics.customer;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.query.Moment;
import io.rapport.analytics.vocabulary.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is asked of a timeline beside the moment.
///
/// @param kinds which kinds of record; empty for all
/// @param counted whether totals are wanted
/// @param after where the page before ended
/// @param limit the most entries of a page
record TimelineQuestion(
        Set<Kind> kinds, boolean counted, Timelines.@Nullable Place after, int limit) {

    private static final int HIGHEST_LIMIT = 200;

    TimelineQuestion {
        kinds = Set.copyOf(kinds);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Moment.bad("limit", "must be a number from 1 to " + HIGHEST_LIMIT);
        }
    }

    /// The kinds of these names; none for none.
    ///
    /// @throws io.rapport.platform.problem.ProblemException 400 if there is no such kind
    static Set<Kind> kinds(@Nullable List<String> names) {
        var kinds = new HashSet<Kind>();
        for (var name : names == null ? List.<String>of() : names) {
            if (!name.isEmpty()) {
                kinds.add(kind(name));
            }
        }
        return kinds;
    }

    private static Kind kind(String name) {
        var known = Vocabulary.kinds();
        return known.stream()
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Moment.bad(
                                "kind",
                                known.stream()
                                        .map(Kind::wireName)
                                        .sorted()
                                        .collect(Collectors.joining(", ", "takes any of ", ""))));
    }
}
