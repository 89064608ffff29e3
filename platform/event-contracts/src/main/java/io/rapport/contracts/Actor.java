package io.rapport.contracts;

import java.util.Arrays;
import java.util.Locale;

/// Who caused an event, as the header `ce_actor` tells it: `<kind>:<id>`, such as
/// `employee:emp_01k9a4s0000ada`. It is opaque: nobody's login name stands in it.
///
/// Events from before the header was typed hold an id alone; they read as [Kind#UNKNOWN], and so
/// does every kind that this version does not know.
///
/// @param kind what the id names
/// @param id within its kind; of an unknown kind the whole header
public record Actor(Kind kind, String id) {

    /// What an actor's id names.
    public enum Kind {
        /// An employee of the directory; the id is the employee's.
        EMPLOYEE,
        /// Another system; the id is that of its client at the issuer of tokens.
        CLIENT,
        /// Somebody who signed in and is no employee; the id is a digest that stays the same.
        USER,
        /// The platform itself; the id is the part of it that acted.
        SYSTEM,
        /// Not told, or of a kind that came later. Readers only: it is never written.
        UNKNOWN
    }

    /// An actor of this kind.
    public static Actor of(Kind kind, String id) {
        if (kind == Kind.UNKNOWN) {
            throw new IllegalArgumentException("nobody acts as somebody of unknown kind");
        }
        return new Actor(kind, id);
    }

    /// Reads the header, which may be of any version.
    public static Actor parse(String header) {
        var cut = header.indexOf(':');
        var name = cut < 1 ? "" : header.substring(0, cut);
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.UNKNOWN && wireName(kind).equals(name))
                .findFirst()
                .map(kind -> new Actor(kind, header.substring(cut + 1)))
                .orElseGet(() -> new Actor(Kind.UNKNOWN, header));
    }

    /// The header's text.
    public String header() {
        return kind == Kind.UNKNOWN ? id : wireName(kind) + ":" + id;
    }

    private static String wireName(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
