package io.rapport.observability.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Cuts a query into its parts.
final class Lexer {

    /// What a part is.
    enum Kind {
        NUMBER,
        DURATION,
        TEXT,
        NAME,
        SIGN,
        END
    }

    record Part(Kind kind, String text, int at) {

        boolean is(String sign) {
            return kind != Kind.TEXT && text.equals(sign);
        }
    }

    private static final Pattern PARTS =
            Pattern.compile(
                    "\\s*(?:(?<duration>(?:\\d+(?:ms|[smhdwy]))+)(?![a-zA-Z0-9_])"
                            + "|(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)(?![a-zA-Z0-9_.])"
                            + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')"
                            + "|(?<name>[a-zA-Z_][a-zA-Z0-9_:]*)"
                            + "|(?<sign>==|!=|>=|<=|=~|!~|[-+*/%^<>=(){}\\[\\],:@]))");

    private Lexer() {}

    static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var end = text.stripTrailing().length();
        var matcher = PARTS.matcher(text);
        var at = 0;
        while (at < end) {
            if (!matcher.region(at, end).lookingAt()) {
                throw new Query.SyntaxException("not a part of PromQL", text, at);
            }
            for (var kind : List.of(Kind.DURATION, Kind.NUMBER, Kind.TEXT, Kind.NAME, Kind.SIGN)) {
                var found = matcher.group(kind.name().toLowerCase(Locale.ROOT));
                if (found != null) {
                    parts.add(new Part(kind, found, at));
                }
            }
            at = matcher.end();
        }
        parts.add(new Part(Kind.END, "", end));
        return parts;
    }
}
