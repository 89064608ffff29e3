package io.rapport.contracts.schema;

import io.rapport.contracts.EventHeaders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What the README says of headers and topics, so that no document says it in other words.
final class ReadmeText {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

    private final Map<String, String> rows = new LinkedHashMap<>();

    ReadmeText() {
        var matcher = ROW.matcher(Resources.read(Path.of("README.md")));
        while (matcher.find()) {
            rows.putIfAbsent(matcher.group(1), matcher.group(2));
        }
    }

    /// The README's words on a header or a topic.
    String of(String name) {
        String text = rows.get(name);
        if (text == null) {
            throw new IllegalStateException("the README has no row for " + name);
        }
        return text;
    }

    /// The headers of a record, in the README's order.
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        rows.forEach((name, text) -> {
            if (name.startsWith("ce_") || name.equals(EventHeaders.CONTENT_TYPE)) {
                headers.put(name, text);
            }
        });
        return headers;
    }
}
