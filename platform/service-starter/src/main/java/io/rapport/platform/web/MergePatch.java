package io.rapport.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.node.ObjectNode;

/// The body of a PATCH: an RFC 7396 merge patch. What it names is replaced, `null` takes away, what
/// it does not name stays. [MergePatches] applies it.
///
/// @param fields a JSON object, as it came
public record MergePatch(@JsonValue ObjectNode fields) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MergePatch {}
}
