package io.rapport.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rapport.platform.text.Literals;
import io.rapport.platform.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/// JSON of the public interface: what is not exactly what was asked for is refused, never guessed.
/// Unknown and repeated names, a number for a text, a text for a number, one value for an array are
/// errors. Decimals are decimal texts, so that no reader's floating point bends them.
final class StrictJson implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(
                        MapperFeature.ALLOW_COERCION_OF_SCALARS,
                        MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(
                        present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(literals());
        for (var type : LogicalType.values()) {
            refuseCoercion(builder, type);
        }
    }

    private static void refuseCoercion(JsonMapper.Builder builder, LogicalType type) {
        builder.withCoercionConfig(
                type,
                rules -> {
                    rules.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
                    if (type == LogicalType.Textual) {
                        rules.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                        rules.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                        rules.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                        rules.setCoercion(
                                CoercionInputShape.EmptyString, CoercionAction.TryConvert);
                    }
                });
    }

    private static SimpleModule literals() {
        return new SimpleModule("rapport-literals")
                .addDeserializer(String.class, new FitText(Text.LINE))
                .addDeserializer(
                        Instant.class,
                        new TextOnly<>(Instant.class, Literals::instant, Instant::parse))
                .addDeserializer(
                        LocalDate.class,
                        new TextOnly<>(LocalDate.class, Literals::date, LocalDate::parse))
                .addDeserializer(
                        BigDecimal.class,
                        new TextOnly<>(BigDecimal.class, Literals::decimal, BigDecimal::new))
                .addSerializer(new DecimalText());
    }

    /// A value that JSON holds as text, and as nothing else.
    private static final class TextOnly<T> extends StdDeserializer<T> {

        private final transient Function<String, T> reader;
        private final transient Function<String, T> held;

        /// @param held reads what a record held before a rule became stricter
        TextOnly(Class<T> type, Function<String, T> reader, Function<String, T> held) {
            super(type);
            this.reader = reader;
            this.held = held;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(getValueType(context), parser);
            }
            var text = parser.getString();
            try {
                return HeldTexts.of(context).contains(text) ? held.apply(text) : reader.apply(text);
            } catch (DateTimeException | NumberFormatException e) {
                return (T) context.handleWeirdStringValue(handledType(), "", "not of this form");
            }
        }
    }

    private static final class DecimalText extends StdSerializer<BigDecimal> {

        DecimalText() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(
                BigDecimal value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toPlainString());
        }
    }
}
