package io.rapport.platform.web;

import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Applies merge patches to what a client may edit: a record of exactly the editable fields, so
/// that no other field can be reached. What stays as it is is not judged: a rule that came after a
/// record does not keep it from being changed elsewhere.
public final class MergePatches {

    private final JsonMapper mapper;
    private final Validator validator;

    MergePatches(JsonMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /// The record with the patch applied and validated.
    ///
    /// @throws tools.jackson.core.JacksonException for an unknown field or a wrong type (400)
    /// @throws io.rapport.platform.problem.ProblemException if the result is not valid (400)
    public <T extends Record> T apply(T current, MergePatch<T> patch) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) current.getClass();
        var before = (ObjectNode) mapper.valueToTree(current);
        var reader = HeldTexts.in(mapper.readerFor(type), before);
        // A null for a field that does not exist leaves no trace in the merged result: ask for it.
        var named = before.deepCopy();
        merge(named, patch.fields(), true);
        T ignored = reader.readValue(named);
        merge(before, patch.fields(), false);
        T merged = patch.fields().isEmpty() ? ignored : reader.readValue(before);
        var violations =
                validator.validate(merged).stream()
                        .filter(violation -> Untouched.isNot(violation, current, merged))
                        .toList();
        if (!violations.isEmpty()) {
            throw ProblemAdvice.invalid(violations);
        }
        return merged;
    }

    /// The editable fields of what is there with a patch applied and validated, as above.
    ///
    /// @param current objects that hold these fields, among others, in the same form
    public <T extends Record> T apply(MergePatch.Edit<T> edit, @Nullable Object... current) {
        var fields = mapper.createObjectNode();
        for (var part : current) {
            if (part != null) {
                fields.setAll((ObjectNode) mapper.valueToTree(part));
            }
        }
        fields.retain(
                Arrays.stream(edit.editable().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        return apply(mapper.treeToValue(fields, edit.editable()), edit.patch());
    }

    private static void merge(ObjectNode target, ObjectNode patch, boolean keepNulls) {
        for (var field : patch.properties()) {
            var name = field.getKey();
            var value = field.getValue();
            if (value instanceof ObjectNode nested) {
                merge(objectAt(target, name), nested, keepNulls);
            } else if (value.isNull() && !keepNulls) {
                target.remove(name);
            } else {
                target.set(name, value);
            }
        }
    }

    private static ObjectNode objectAt(ObjectNode target, String name) {
        @Nullable JsonNode present = target.get(name);
        return present instanceof ObjectNode object ? object : target.putObject(name);
    }
}
