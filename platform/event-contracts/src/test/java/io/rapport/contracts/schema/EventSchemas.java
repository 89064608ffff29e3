package io.rapport.contracts.schema;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.rapport.contracts.Decimals;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Generates the JSON Schema (2020-12) of an event's value from its record.
///
/// Objects are open, and so are enums: any name of capital letters validates, the known ones are
/// listed. So a schema that a subscriber has copied validates what newer publishers send.
final class EventSchemas {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String UNKNOWN = "UNKNOWN";

    private final SchemaGenerator generator;

    EventSchemas() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12,
                        new OptionPreset(
                                Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                                Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                                Option.INLINE_ALL_SCHEMAS,
                                Option.ALLOF_CLEANUP_AT_THE_END));
        config.forTypesInGeneral()
                .withPropertySorter((unusedFirst, unusedSecond) -> 0)
                .withCustomDefinitionProvider((type, context) -> {
                    ObjectNode scalar = scalar(type.getErasedType());
                    return scalar == null
                            ? null
                            : new CustomDefinition(
                                    scalar,
                                    CustomDefinition.DefinitionType.INLINE,
                                    CustomDefinition.AttributeInclusion.NO);
                })
                .withTypeAttributeOverride((schema, scope, context) -> {
                    if (scope.getType().getErasedType() == Personal.class) {
                        exactlyOne(schema);
                    }
                });
        config.forFields()
                .withRequiredCheck(EventSchemas::required)
                .withStringPatternResolver(field ->
                        field.getDeclaringType().getErasedType() == Money.class
                                        && field.getName().equals("currency")
                                ? "^[A-Z]{3}$"
                                : null);
        generator = new SchemaGenerator(config.build());
    }

    /// The schema of one event's value.
    ObjectNode of(EventCatalogue.Entry entry) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", entry.dataSchema());
        schema.put("title", entry.type());
        schema.setAll(generator.generateSchema(entry.record()));
        SchemaWords.describe(schema, entry);
        return schema;
    }

    private static boolean required(FieldScope field) {
        return Arrays.stream(field.getDeclaringType().getErasedType().getRecordComponents())
                .filter(component -> component.getName().equals(field.getName()))
                .map(RecordComponent::getAnnotatedType)
                .noneMatch(type -> type.isAnnotationPresent(Nullable.class));
    }

    private static @Nullable ObjectNode scalar(Class<?> type) {
        if (type == BigDecimal.class) {
            return text("pattern", decimalPattern());
        }
        if (type == Instant.class) {
            return text("format", "date-time");
        }
        if (type == LocalDate.class) {
            return text("format", "date");
        }
        return type.isEnum() ? openEnum(type) : null;
    }

    private static String decimalPattern() {
        return String.format(
                Locale.ROOT,
                "^-?[0-9]{1,%d}(\\.[0-9]{1,%d})?$",
                Decimals.MAX_DIGITS,
                Decimals.MAX_SCALE);
    }

    private static ObjectNode openEnum(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "string");
        var known = schema.putArray("anyOf").addObject().putArray("enum");
        Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .filter(name -> !name.equals(UNKNOWN))
                .forEach(known::add);
        schema.withArray("anyOf").addObject().put("pattern", "^[A-Z][A-Z0-9_]*$");
        return schema;
    }

    private static ObjectNode text(String keyword, String value) {
        return JSON.createObjectNode().put("type", "string").put(keyword, value);
    }

    private static void exactlyOne(ObjectNode schema) {
        var forms = schema.putArray("oneOf");
        forms.addObject().putArray("required").add("clear");
        forms.addObject().putArray("required").add("sealed");
    }
}
