package io.rapport.analytics.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found, the best first: what a whole key names, then titles of exactly these words, then
/// those that have all of them, then those that have words that begin so; of equal ones, the record
/// that changed last.
///
/// @param items the hits
/// @param more whether there may be more: beyond `limit`, or because so many records have these
///   words that not all were looked at. Ask for another word as well
record SearchAnswer(List<Hit> items, boolean more) {

    SearchAnswer {
        items = List.copyOf(items);
    }

    /// One record.
    ///
    /// @param kind what it is: `customer`, `contact`, `opportunity`, `ticket`, `campaign`,
    ///   `product` or `task`
    /// @param id by which its owning service shows it
    /// @param title what it is called; absent if it has no name, or one that the caller's roles do
    ///   not show
    /// @param matchedBy by what it was found
    /// @param customer to whom it belongs, where it belongs to one
    /// @param owner the employee who owns, handles or is to do it, where one is
    /// @param stage where a deal stands, or stood when it was closed
    /// @param status where it stands: of a customer its lifecycle stage; `LEFT` of a contact that
    ///   works there no more, `RETIRED` of a product that is sold no more, otherwise absent for
    ///   these; of others their status
    record Hit(
            String kind,
            String id,
            @Nullable String title,
            Match matchedBy,
            @Nullable Named customer,
            @Nullable Named owner,
            @Nullable Named stage,
            @Nullable String status) {}

    /// Another record, or a stage, that belongs to a hit.
    ///
    /// @param id by which it is known
    /// @param name what it is called; absent if the caller may not see it, or it has none
    record Named(String id, @Nullable String name) {}
}
