package io.rapport.platform.web;

import io.rapport.platform.events.KnownConstants;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads an enumeration as always, and refuses its `UNKNOWN`.
final class KnownValueReader extends ValueDeserializer<Object> {

    private final @Nullable ValueDeserializer<Object> names;

    KnownValueReader() {
        this(null);
    }

    private KnownValueReader(@Nullable ValueDeserializer<Object> names) {
        this.names = names;
    }

    @Override
    public ValueDeserializer<?> createContextual(
            DeserializationContext context, @Nullable BeanProperty property) {
        return new KnownValueReader(
                context.findContextualValueDeserializer(context.getContextualType(), property));
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        if (names == null) {
            throw new IllegalStateException("It reads nothing before it knows what.");
        }
        var read = names.deserialize(parser, context);
        return read instanceof Enum<?> one && one.name().equals(KnownConstants.UNKNOWN)
                ? context.handleWeirdStringValue(
                        one.getDeclaringClass(), one.name(), "not a name that can be sent")
                : read;
    }
}
