package io.rapport.comments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Comments to be read.
final class Spoken {

    private Spoken() {}

    interface Dated {

        /// When it was, in UTC.
        Instant at();
    }

    /// An order of [Spoken.Goods] or of [other things][Spoken]. It goes on over two lines, with a
    /// [#total(int)] and {@link Spoken words}.
    ///
    /// ```java
    /// @Override // no tag
    /// var order = new Order();
    /// ```
    ///
    /// Another paragraph:
    /// - one
    /// - two
    ///
    /// @param amount what it costs, in yuan, for example `12.50`
    record Order(String amount, @Nullable String note, Instant at) implements Dated {

        int total(int more) {
            return more;
        }
    }

    record Silent(String word) {}

    enum Goods {
        HARD,
        /// Gives way.
        SOFT
    }

    /// Places it.
    ///
    /// @param name whose
    /// @param count how many
    /// @return its number
    static int place(String name, int count) {
        return name.length() + count;
    }

    /// Places one.
    static int place(String name) {
        return place(name, 1);
    }
}
