package io.rapport.platform.list;

import io.rapport.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the value that it was ordered by, and the id. It holds for exactly the list,
/// order, filters and scope that made it; a made-up one shows nothing that its maker may not see.
///
/// @param value as the store holds it; null where the record has none
record Cursor(@Nullable Object value, String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,120}");

    /// URL-safe text, opaque to clients: check, value's mark and value, id.
    String text(ListSpec.Order order, String binding) {
        var shown = value == null ? "-" : "=" + order.kind().format(value);
        return PageCursor.text(binding, id + "\n" + shown);
    }

    /// @throws ProblemException 400 if it was not given out for exactly this list
    static Cursor parse(String text, ListSpec.Order order, String binding) {
        var content = PageCursor.place(binding, text);
        var cut = content.indexOf('\n');
        if (cut < 0) {
            throw PageCursor.foreign();
        }
        var id = content.substring(0, cut);
        var shown = content.substring(cut + 1);
        if (!ID.matcher(id).matches()) {
            throw PageCursor.foreign();
        }
        return new Cursor(value(shown, order.kind()), id);
    }

    private static @Nullable Object value(String shown, ValueKind kind) {
        if (shown.equals("-")) {
            return null;
        }
        return kind == ValueKind.TEXT
                ? shown.substring(1)
                : kind.read(shown.substring(1)).orElseThrow(PageCursor::foreign);
    }
}
