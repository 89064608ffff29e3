package io.rapport.observability.promql;

import io.rapport.observability.promql.Lexer.Kind;
import io.rapport.observability.promql.Lexer.Part;
import java.util.ArrayList;
import java.util.List;

/// Where the reading of a query stands.
final class Cursor {

    private final String text;
    private final List<Part> parts;
    private int next;

    Cursor(String text) {
        this.text = text;
        this.parts = Lexer.parts(text);
    }

    Part peek() {
        return parts.get(next);
    }

    /// The end stays where it is.
    Part take() {
        var part = peek();
        if (part.kind() != Kind.END) {
            next++;
        }
        return part;
    }

    boolean takeIf(String sign) {
        if (peek().kind() != Kind.END && peek().is(sign)) {
            next++;
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw wrong("'" + sign + "' is missing before '" + peek().text() + "'");
        }
    }

    void duration() {
        if (take().kind() != Kind.DURATION) {
            throw wrong("a duration such as 5m is missing");
        }
    }

    /// Names in parentheses.
    List<String> labels() {
        var labels = new ArrayList<String>();
        expect("(");
        while (!peek().is(")")) {
            var label = take();
            if (label.kind() != Kind.NAME) {
                throw wrong("a label is missing");
            }
            labels.add(label.text());
            if (!takeIf(",")) {
                break;
            }
        }
        expect(")");
        return labels;
    }

    Query.SyntaxException wrong(String what) {
        return new Query.SyntaxException(what, text, parts.get(Math.max(0, next - 1)).at());
    }
}
