package io.rapport.test.history;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A strict JSON reader (RFC 8259) of its own, so that an oracle does not trust the library that
/// wrote what it reads. Gives maps, lists, strings, decimals, booleans and `null`; refuses repeated
/// names, trailing text and nesting beyond 100.
public final class PlainJson {

    private static final int DEEPEST = 100;
    private static final String NUMBER = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?";

    private final String text;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    /// Reads UTF-8 bytes.
    ///
    /// @throws IllegalArgumentException if they are no JSON
    public static @Nullable Object read(byte[] utf8) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return read(decoder.decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("No UTF-8", e);
        }
    }

    /// Reads a text.
    ///
    /// @throws IllegalArgumentException if it is no JSON
    public static @Nullable Object read(String text) {
        var json = new PlainJson(text);
        var value = json.value(0);
        json.blanks();
        if (json.at < text.length()) {
            throw json.wrong("text after the end");
        }
        return value;
    }

    static @Nullable Object tryRead(byte[] utf8) {
        try {
            return read(utf8);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw wrong("nested too deep");
        }
        blanks();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        expect('{');
        if (taken('}')) {
            return members;
        }
        do {
            blanks();
            var name = string();
            expect(':');
            if (members.containsKey(name)) {
                throw wrong("name given twice");
            }
            members.put(name, value(depth + 1));
        } while (taken(','));
        expect('}');
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        var items = new ArrayList<@Nullable Object>();
        expect('[');
        if (taken(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (taken(','));
        expect(']');
        return items;
    }

    private String string() {
        expect('"');
        var result = new StringBuilder();
        while (peek() != '"') {
            var next = text.charAt(at++);
            if (next < ' ') {
                throw wrong("control character");
            }
            result.append(next == '\\' ? escape() : next);
        }
        at++;
        return result.toString();
    }

    private char escape() {
        var kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("unknown escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong("text ends");
        }
        var hex = text.substring(at, at + 4);
        if (!hex.matches("[0-9a-fA-F]{4}")) {
            throw wrong("no code point");
        }
        at += 4;
        return (char) Integer.parseInt(hex, 16);
    }

    private BigDecimal number() {
        var start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var number = text.substring(start, at);
        if (!number.matches(NUMBER)) {
            throw wrong("no value");
        }
        return new BigDecimal(number);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("no value");
        }
        at += word.length();
        return value;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("text ends");
        }
        return text.charAt(at);
    }

    private boolean taken(char wanted) {
        blanks();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!taken(wanted)) {
            throw wrong("no " + wanted);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("No JSON at " + at + ": " + what);
    }
}
