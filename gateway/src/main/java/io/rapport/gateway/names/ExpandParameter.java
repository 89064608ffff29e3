package io.rapport.gateway.names;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameter `expand` of a query: names with commas between them, or each by itself.
final class ExpandParameter {

    static final String NAME = "expand";

    private ExpandParameter() {}

    static boolean isIn(@Nullable String query) {
        return parts(query).anyMatch(ExpandParameter::isOne);
    }

    /// What it says; one without a value says nothing, as with filters.
    static List<String> values(@Nullable String query) {
        return parts(query)
                .filter(ExpandParameter::isOne)
                .map(ExpandParameter::value)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /// The same address without it; all else stays as it was written.
    static URI without(URI address) {
        var kept =
                parts(address.getRawQuery())
                        .filter(part -> !isOne(part))
                        .collect(Collectors.joining("&"));
        var text = address.toString();
        var path = text.substring(0, text.indexOf('?'));
        return URI.create(kept.isEmpty() ? path : path + "?" + kept);
    }

    private static Stream<String> parts(@Nullable String query) {
        return query == null ? Stream.of() : Arrays.stream(query.split("&", -1));
    }

    private static boolean isOne(String part) {
        var end = part.indexOf('=');
        return decoded(end < 0 ? part : part.substring(0, end)).equals(NAME);
    }

    private static String value(String part) {
        var end = part.indexOf('=');
        return end < 0 ? "" : decoded(part.substring(end + 1));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
