package io.rapport.platform.events;

import io.rapport.contracts.Decimals;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// Numbers, times and enums as the contracts write them: decimals as plain text, instants in UTC
/// with milliseconds, dates plain, enums by name. Read from text only.
final class ContractScalars extends SimpleModule {

    static final String UNKNOWN = KnownConstants.UNKNOWN;

    @Serial private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    ContractScalars() {
        super("rapport-contracts");
        addSerializer(
                BigDecimal.class,
                new Text<>(number -> Decimals.normalized(number).toPlainString()));
        addSerializer(Instant.class, new Text<>(MILLIS::format));
        addSerializer(LocalDate.class, new Text<>(LocalDate::toString));
        addSerializer(Enum.class, new Text<>(ContractScalars::name));
        addDeserializer(BigDecimal.class, new FromText<>(Decimals::parse));
        addDeserializer(Instant.class, new FromText<>(Instant::parse));
        // Also years beyond four digits: a date that was once let in must not stop those who read.
        addDeserializer(LocalDate.class, new FromText<>(LocalDate::parse));
    }

    private static String name(Enum<?> value) {
        if (value.name().equals(UNKNOWN)) {
            throw new Malformed.NotPublishable("UNKNOWN is never published");
        }
        return value.name();
    }

    /// Writes a value as text.
    private static final class Text<T> extends ValueSerializer<T> {

        private final Function<T, String> format;

        Text(Function<T, String> format) {
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(format.apply(value));
        }
    }

    /// Reads a value from text; `null` or an exception of the parser refuses it.
    private static final class FromText<T> extends ValueDeserializer<T> {

        private final Function<String, @Nullable T> parse;

        FromText(Function<String, @Nullable T> parse) {
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(this, "text expected");
            }
            T value;
            try {
                value = parse.apply(json.getString());
            } catch (DateTimeException | ArithmeticException e) {
                return context.reportInputMismatch(this, "another form of text expected");
            }
            return value == null
                    ? context.reportInputMismatch(this, "another form of text expected")
                    : value;
        }
    }

    /// Stands in for the value of a required component that is missing.
    static final class RefuseNull extends ValueSerializer<Object> {

        @Override
        public void serialize(
                @Nullable Object value, JsonGenerator json, SerializationContext context) {
            throw new Malformed.NotPublishable("is required");
        }
    }
}
