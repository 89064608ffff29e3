package io.rapport.analytics.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A record that answers the question, before its names are read.
///
/// @param how by what it was found; `null` if by its title: by which of its words is told when the
///   title is read
/// @param rank how well it answers, the lower the better
/// @param changed when its newest event was recorded
record Candidate(
        String id, @Nullable String customer, @Nullable Match how, int rank, Instant changed) {

    /// The best first: a whole key, all words of the title, whole words, beginnings; of equal ones
    /// the newer.
    static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingInt(Candidate::rank)
                    .thenComparing(Candidate::changed, Comparator.reverseOrder())
                    .thenComparing(Candidate::id, Comparator.reverseOrder());

    private static final int BY_KEY = 0;
    private static final int BY_WHOLE_TITLE = 1;
    private static final int BY_WHOLE_WORDS = 2;
    private static final int BY_BEGINNINGS = 3;

    /// One that a whole key names.
    static Candidate byKey(Document entry, Match how) {
        return of(entry, how, BY_KEY);
    }

    /// One whose title has all that is asked for.
    ///
    /// @param part that holds its title
    /// @param asked words, as wholes
    static Candidate byTitle(Document entry, String part, List<String> asked) {
        var titled = entry.get("state", Document.class).get(part, Document.class);
        var wholes = new HashSet<>(titled.getList(SearchEntry.WHOLES, String.class, List.of()));
        if (!wholes.containsAll(asked)) {
            return of(entry, null, BY_BEGINNINGS);
        }
        return of(
                entry,
                null,
                titled.getInteger(SearchEntry.WORDS, 0) == asked.size()
                        ? BY_WHOLE_TITLE
                        : BY_WHOLE_WORDS);
    }

    private static Candidate of(Document entry, @Nullable Match how, int rank) {
        return new Candidate(
                entry.getString("_id"),
                entry.get("state", Document.class).getString(SearchEntry.CUSTOMER),
                how,
                rank,
                entry.getDate("recorded").toInstant());
    }
}
