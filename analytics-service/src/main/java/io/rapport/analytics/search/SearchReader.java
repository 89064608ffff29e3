package io.rapport.analytics.search;

import io.rapport.analytics.intake.Views;
import io.rapport.analytics.vocabulary.Names;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.projection.StateStore.Held;
import io.rapport.platform.security.Visibility;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers what is looked for, as far as the caller may see it, with what one needs to choose.
@Component
final class SearchReader {

    private static final BinaryOperator<Candidate> BETTER =
            BinaryOperator.minBy(Candidate.BEST_FIRST);

    private final StateStore searchEntries;
    private final StateStore names;
    private final Generations generations;

    SearchReader(StateStore searchEntries, StateStore names, Generations generations) {
        this.searchEntries = searchEntries;
        this.names = names;
        this.generations = generations;
    }

    SearchAnswer answer(Visibility visibility, SearchQuestion question) {
        var generation = generations.current(SearchView.NAME);
        var seen = SeenBy.of(visibility, question.kinds());
        var finder =
                new SearchFinder(
                        searchEntries.collection(generation), seen, question, StateStore.MOST);
        var found = finder.found();
        var best = new HashMap<String, Candidate>();
        found.candidates().forEach(each -> best.merge(each.id(), each, BETTER));
        var chosen =
                best.values().stream()
                        .sorted(Candidate.BEST_FIRST)
                        .limit(question.limit())
                        .toList();
        var held = searchEntries.find(generation, ids(chosen.stream().map(Candidate::id).toList()));
        var customers = fields(held, SearchEntry.CUSTOMER);
        var titles =
                new Related(
                        searchEntries.find(generation, ids(finder.seenCustomers(customers))),
                        named(visibility, held),
                        seen.personal());
        var hits =
                chosen.stream()
                        .map(each -> hit(each, held.get(each.id()), question, titles))
                        .filter(Objects::nonNull)
                        .toList();
        return new SearchAnswer(hits, found.cut() || best.size() > question.limit());
    }

    /// A read of no id is one, too: what is hidden costs what there is not.
    private static List<String> ids(Collection<String> ids) {
        return List.copyOf(ids);
    }

    /// Employees and pipelines, whose names every role reads.
    private Map<String, Held> named(Visibility visibility, Map<String, Held> hits) {
        var ids = fields(hits, SearchEntry.OWNER);
        ids.addAll(fields(hits, SearchEntry.PIPELINE));
        var found = new HashMap<>(names.find(generations.current(Views.NAME), ids));
        found.values().removeIf(each -> !each.tenant().equals(visibility.scope().tenant()));
        return found;
    }

    private static Set<String> fields(Map<String, Held> hits, String field) {
        var values = new HashSet<String>();
        hits.values()
                .forEach(held -> {
                    var value = held.state().getString(field);
                    if (value != null) {
                        values.add(value);
                    }
                });
        return values;
    }

    /// @param held `null` if it is gone since it was found
    private static SearchAnswer.@Nullable Hit hit(
            Candidate candidate, @Nullable Held held, SearchQuestion question, Related related) {
        if (held == null) {
            return null;
        }
        var state = held.state();
        var title = title(state, related.personal());
        return new SearchAnswer.Hit(
                state.getString(SearchEntry.KIND),
                held.id(),
                title,
                how(candidate, title, question),
                related.customer(state.getString(SearchEntry.CUSTOMER)),
                related.called(state.getString(SearchEntry.OWNER)),
                related.stage(
                        state.getString(SearchEntry.PIPELINE), state.getString(SearchEntry.STAGE)),
                state.getString(SearchEntry.STATUS));
    }

    private static Match how(Candidate candidate, @Nullable String title, SearchQuestion question) {
        if (candidate.how() != null) {
            return candidate.how();
        }
        return title == null || SearchTokens.isWritten(title, question.tokens())
                ? Match.NAME
                : Match.READING;
    }

    private static @Nullable String title(Document state, boolean personal) {
        var open = state.get(SearchEntry.OPEN, new Document()).getString(SearchEntry.TITLE);
        return open == null && personal
                ? state.get(SearchEntry.PERSONAL, new Document()).getString(SearchEntry.TITLE)
                : open;
    }

    /// What stands beside hits.
    ///
    /// @param customers those that the caller sees
    /// @param names of employees and pipelines
    /// @param personal whether personal values are shown
    private record Related(Map<String, Held> customers, Map<String, Held> names, boolean personal) {

        SearchAnswer.@Nullable Named customer(@Nullable String id) {
            if (id == null) {
                return null;
            }
            var held = customers.get(id);
            return new SearchAnswer.Named(id, held == null ? null : title(held.state(), personal));
        }

        SearchAnswer.@Nullable Named called(@Nullable String id) {
            if (id == null) {
                return null;
            }
            var held = names.get(id);
            return new SearchAnswer.Named(
                    id, held == null ? null : held.state().getString(Names.NAME));
        }

        SearchAnswer.@Nullable Named stage(@Nullable String pipeline, @Nullable String id) {
            if (pipeline == null || id == null) {
                return null;
            }
            var held = names.get(pipeline);
            var stages =
                    held == null ? new Document() : held.state().get(Names.STAGES, new Document());
            return new SearchAnswer.Named(id, stages.getString(id));
        }
    }
}
