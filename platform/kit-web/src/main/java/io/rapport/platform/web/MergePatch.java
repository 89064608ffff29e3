package io.rapport.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.node.ObjectNode;

/// The body of a PATCH: an RFC 7396 merge patch. What it names is replaced, `null` takes away, what
/// it does not name stays. [MergePatches] applies it.
///
/// @param <E> a record of exactly the fields that it reaches, named as in the public state or in
///   its personal part; the API document shows them
/// @param fields a JSON object, as it came
public record MergePatch<E extends Record>(@JsonValue ObjectNode fields) {

    /// The media type of its requests, for `consumes`.
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MergePatch {}

    /// This patch, with the type of what it reaches at hand.
    public Edit<E> of(Class<E> editable) {
        return new Edit<>(editable, this);
    }

    /// A patch of certain fields.
    public record Edit<E extends Record>(Class<E> editable, MergePatch<E> patch) {}
}
