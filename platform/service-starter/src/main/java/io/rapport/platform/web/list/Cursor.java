package io.rapport.platform.web.list;

import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the value that it was ordered by, and the id. It holds for exactly the list,
/// order, filters and scope that made it; a made-up one shows nothing that its maker may not see.
///
/// @param value as the store holds it; null where the record has none
record Cursor(@Nullable Object value, String id) {

    private static final int LONGEST = 2_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,120}");

    /// URL-safe text, opaque to clients: check, value's mark and value, id.
    String text(ListRequest request, String binding) {
        var shown = value == null ? "-" : "=" + request.order().kind().format(value);
        var content = id + "\n" + shown;
        var check = Hashes.of(binding, content).substring(0, 16);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((check + content).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws ProblemException 400 if it was not given out for exactly this list
    static Cursor parse(String text, ListRequest request, String binding) {
        if (text.length() > LONGEST) {
            throw foreign();
        }
        var decoded = decode(text);
        if (decoded.length() < 16) {
            throw foreign();
        }
        var content = decoded.substring(16);
        var cut = content.indexOf('\n');
        if (!Hashes.of(binding, content).startsWith(decoded.substring(0, 16)) || cut < 0) {
            throw foreign();
        }
        var id = content.substring(0, cut);
        var shown = content.substring(cut + 1);
        if (!ID.matcher(id).matches()) {
            throw foreign();
        }
        return new Cursor(value(shown, request.order().kind()), id);
    }

    private static @Nullable Object value(String shown, ValueKind kind) {
        if (shown.equals("-")) {
            return null;
        }
        return kind == ValueKind.TEXT
                ? shown.substring(1)
                : kind.read(shown.substring(1)).orElseThrow(Cursor::foreign);
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static ProblemException foreign() {
        return ListRequest.bad(
                ListSpec.CURSOR,
                "is not of this list, order, filter and caller; start again without it");
    }
}
