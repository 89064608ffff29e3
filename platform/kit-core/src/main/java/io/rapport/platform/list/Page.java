package io.rapport.platform.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param nextCursor what to send as `cursor` for the next page; absent on the last
/// @param total how many records the whole list holds, of those that the caller may see, as it was
///   at most five seconds ago; absent unless `total=true` asks for it
/// @param totalIsAtLeast `true` where there are more than `total`: nobody counts beyond 10,000
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Integer total,
        @Nullable Boolean totalIsAtLeast) {

    public Page {
        items = List.copyOf(items);
    }

    /// A page of a list that nobody counted.
    public Page(List<T> items, @Nullable String nextCursor) {
        this(items, nextCursor, null, null);
    }

    /// The same page of a list of so many.
    ///
    /// @param counted one more than `most` where there are more
    Page<T> of(int counted, int most) {
        return new Page<>(items, nextCursor, Math.min(counted, most), counted > most ? true : null);
    }
}
