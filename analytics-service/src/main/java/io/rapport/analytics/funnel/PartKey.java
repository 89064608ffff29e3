package io.rapport.analytics.funnel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tells one part of a funnel from the others.
///
/// @param values one per cut
/// @param pipeline of the stage under a cut by stage; `null` without one, and for closed deals,
///   which stand behind the last stage of any pipeline
record PartKey(List<String> values, @Nullable String pipeline) {

    PartKey(String value, @Nullable String pipeline) {
        this(List.of(value), pipeline);
    }

    PartKey and(String value) {
        var longer = new ArrayList<>(values);
        longer.add(value);
        return new PartKey(longer, pipeline);
    }

    /// The values by the names of their cuts, so that they are the filters that leave this part. A
    /// stage comes with its pipeline, asked for or not.
    Map<String, String> named(List<Dimension> by) {
        var named = new LinkedHashMap<String, String>();
        for (var i = 0; i < values.size(); i++) {
            if (by.get(i) == Dimension.STAGE && pipeline != null) {
                named.putIfAbsent(Dimension.PIPELINE.wireName(), pipeline);
            }
            named.put(by.get(i).wireName(), values.get(i));
        }
        return named;
    }
}
