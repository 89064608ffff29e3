package io.rapport.platform.metadata;

import java.util.List;
import java.util.Map;

/// One kind of record, as screens need to know it.
///
/// @param kind its name, the second part of its event types, such as `ticket`
/// @param path where its list is, such as `/api/v1/tickets`
/// @param idPrefix what every id of its begins with, before the underscore
/// @param label what one of them is called, by language (BCP 47)
/// @param plural what several are called, by language
/// @param choices the properties of `state` that take one of a few values
/// @param offers the fields of its commands that take any code: those that are offered to whoever
///   chooses one
/// @param filters names of the parameters by which its list filters
/// @param sorts names by which its list is ordered; with `-` before, the other way round
public record KindMetadata(
        String kind,
        String path,
        String idPrefix,
        Map<String, String> label,
        Map<String, String> plural,
        List<Choice> choices,
        List<Choice> offers,
        List<String> filters,
        List<String> sorts) {

    /// A property that takes one of a few values, or for which a few are offered.
    ///
    /// @param property its name within `state`, or in the commands' bodies
    /// @param label what it is called, by language
    /// @param values in the order in which people think of them
    public record Choice(String property, Map<String, String> label, List<Value> values) {}

    /// One of the values.
    ///
    /// @param value as `state`, forms and filters have it
    /// @param label what it is called, by language
    public record Value(String value, Map<String, String> label) {}
}
