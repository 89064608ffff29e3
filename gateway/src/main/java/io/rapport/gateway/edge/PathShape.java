package io.rapport.gateway.edge;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

/// Whether a path means the same to everybody who reads it. Routes and ids need neither parameters
/// nor escaped separators, so whatever two readers could take in two ways is no route.
final class PathShape {

    private static final int LONGEST = 1_000;

    private PathShape() {}

    static boolean isPlain(URI uri) {
        var path = uri.getRawPath();
        return path != null
                && path.startsWith("/")
                && path.length() <= LONGEST
                && Stream.of(";", "//", "\\").noneMatch(path::contains)
                && Escapes.areUtf8(path)
                && isFreeOfTrickyEscapes(path.toLowerCase(Locale.ROOT))
                && Stream.of(path.split("/", -1)).noneMatch(PathShape::isDots);
    }

    /// No escaped dot, slash, backslash, semicolon, percent sign or control character.
    private static boolean isFreeOfTrickyEscapes(String path) {
        return Stream.of("%2e", "%2f", "%5c", "%3b", "%25", "%0", "%1", "%7f")
                .noneMatch(path::contains);
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }
}
