package io.rapport.gateway.session;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a browser may be sent after its login: a page of the console and nowhere else.
final class ReturnPath {

    private static final int LONGEST = 1_000;

    /// What an address may hold as it is.
    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(Issuer.HOME) + "[A-Za-z0-9/?#&=+.,:@!$'()*~_%-]*");

    private ReturnPath() {}

    /// `null` if it is none.
    static @Nullable String of(String given) {
        var path = given.split("[?#]", 2)[0];
        return given.length() <= LONGEST
                        && FORM.matcher(given).matches()
                        && Stream.of(path.split("/", -1)).noneMatch(ReturnPath::isDots)
                ? given
                : null;
    }

    private static boolean isDots(String segment) {
        var plain = segment.replace("%2e", ".").replace("%2E", ".");
        return plain.equals(".") || plain.equals("..");
    }
}
