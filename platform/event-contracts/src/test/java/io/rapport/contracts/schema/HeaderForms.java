package io.rapport.contracts.schema;

import io.rapport.contracts.EventHeaders;
import java.util.Map;

/// What the text of a header looks like, beside the words that the README has for it.
final class HeaderForms {

    /// Of an aggregate: letters that name its kind, then letters that name it.
    static final String ID = "^[a-z]{3}_[A-Za-z0-9_-]+$";

    private static final String EVENT = "^[a-z]{3}_[A-Za-z0-9_-]+\\.[1-9][0-9]*\\.[1-9][0-9]*$";
    private static final String COUNT = "^[1-9][0-9]*$";

    private static final Map<String, Map<String, String>> FORMS =
            Map.ofEntries(
                    Map.entry(EventHeaders.SPEC_VERSION, Map.of("const", "1.0")),
                    Map.entry(EventHeaders.CONTENT_TYPE, Map.of("const", EventHeaders.JSON)),
                    Map.entry(EventHeaders.ID, Map.of("pattern", EVENT)),
                    Map.entry(EventHeaders.SOURCE, Map.of("format", "uri-reference")),
                    Map.entry(
                            EventHeaders.TYPE,
                            Map.of("pattern", "^rapport\\.[a-z-]+\\.[a-z-]+\\.v[1-9][0-9]*$")),
                    Map.entry(EventHeaders.SUBJECT, Map.of("pattern", ID)),
                    Map.entry(EventHeaders.TIME, Map.of("format", "date-time")),
                    Map.entry(EventHeaders.EFFECTIVE_TIME, Map.of("format", "date-time")),
                    Map.entry(EventHeaders.EPOCH, Map.of("pattern", COUNT)),
                    Map.entry(EventHeaders.SEQUENCE, Map.of("pattern", COUNT)),
                    Map.entry(EventHeaders.TENANT, Map.of("pattern", "^.+$")),
                    Map.entry(EventHeaders.DATA_SCHEMA, Map.of("format", "uri")),
                    Map.entry(EventHeaders.ACTOR, Map.of("pattern", "^.+$")),
                    Map.entry(EventHeaders.CUSTOMER_ID, Map.of("pattern", ID)),
                    Map.entry(EventHeaders.REPLACES, Map.of("pattern", EVENT)),
                    Map.entry(EventHeaders.CORRELATION_ID, Map.of("pattern", "^[!-~]{1,512}$")),
                    Map.entry(EventHeaders.CAUSATION_ID, Map.of("pattern", "^[!-~]+$")),
                    Map.entry(EventHeaders.HOPS, Map.of("pattern", COUNT)),
                    Map.entry(EventHeaders.IMPORT, Map.of("pattern", "^(history|live)$")),
                    Map.entry(
                            EventHeaders.TRACEPARENT,
                            Map.of(
                                    "pattern",
                                    "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")));

    private HeaderForms() {}

    /// Keywords of JSON Schema.
    ///
    /// @throws IllegalStateException for a header of which nothing is said here
    static Map<String, String> of(String header) {
        Map<String, String> form = FORMS.get(header);
        if (form == null) {
            throw new IllegalStateException("say what " + header + " looks like");
        }
        return form;
    }
}
